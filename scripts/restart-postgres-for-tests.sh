#!/bin/sh
# Restarts a server that postgres-for-tests.sh has made, as an operator would: connections are cut, what was committed stays.
# Usage: restart-postgres-for-tests.sh FOLDER [PORT [SECONDS]]
# It stays stopped for so many SECONDS.
set -eu
folder=${1:?Usage: restart-postgres-for-tests.sh FOLDER [PORT [SECONDS]]}
port=${2:-5499}
seconds=${3:-0}
here=$(dirname "$0")
data=/srv/data-$port
[ -d "$folder$data" ] || data=/srv/data
chroot "$folder" su postgres -s /bin/sh -c "/usr/lib/postgresql/17/bin/pg_ctl -D $data -m fast -w stop" >&2
sleep "$seconds"
sh "$here/postgres-for-tests.sh" "$folder" "$port" >&2
