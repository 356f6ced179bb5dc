#!/bin/sh
# Makes a PostgreSQL 17 server with pgvector from Debian 13's packages, in a folder of its own, and starts it on 127.0.0.1.
# Needs root, debootstrap and about 700 MB. Usage: postgres-for-tests.sh FOLDER [PORT [MIRROR]]
# MIRROR is a mirror of Debian; debootstrap knows one by itself. A second server in the same FOLDER takes another PORT, and keeps its own data.
set -eu
folder=${1:?Usage: postgres-for-tests.sh FOLDER [PORT [MIRROR]]}
port=${2:-5499}
mirror=${3:-}
programs=/usr/lib/postgresql/17/bin
data=/srv/data-$port
if [ ! -d "$folder$data" ] && [ "$(sed -n 4p "$folder/srv/data/postmaster.pid" 2>/dev/null || echo "$port")" = "$port" ]; then
  data=/srv/data
fi

if [ ! -x "$folder$programs/postgres" ]; then
  debootstrap --variant=minbase --include=postgresql-17,postgresql-17-pgvector trixie "$folder" ${mirror:+"$mirror"} >&2
fi
as_postgres() { chroot "$folder" su postgres -s /bin/sh -c "$1" >&2; }
if [ ! -d "$folder$data" ]; then
  mkdir "$folder$data"
  chroot "$folder" chown postgres "$data"
  as_postgres "$programs/initdb -D $data -A trust --locale=C.UTF-8"
fi
# Shared memory in files: a chroot has no /dev/shm. Encryption with the certificate that Debian makes at installation.
if ! as_postgres "$programs/pg_ctl -D $data status"; then
  as_postgres "$programs/pg_ctl -D $data -l $data/log -w start -o '-p $port -c listen_addresses=127.0.0.1 \
    -c dynamic_shared_memory_type=mmap -c ssl=on -c ssl_cert_file=/etc/ssl/certs/ssl-cert-snakeoil.pem \
    -c ssl_key_file=/etc/ssl/private/ssl-cert-snakeoil.key'"
fi
echo "ISNAD_TEST_POSTGRES=postgres://postgres@127.0.0.1:$port/postgres"
control="chroot $folder su postgres -s /bin/sh -c '$programs/pg_ctl -D $data -l $data/log -w -m"
echo "ISNAD_TEST_POSTGRES_RESTART=\"$control immediate restart' >/dev/null\""
echo "ISNAD_TEST_POSTGRES_STOP=\"$control fast stop' >/dev/null\""
