#!/bin/sh
# Runs the contracts of libraries and records, and all else that needs a server, on PostgreSQL: the one that ISNAD_TEST_POSTGRES names, or, as root
# and with debootstrap, one that is made in a folder and stopped at the end. Usage: contract-postgres.sh [FOLDER [PORT [MIRROR]]]
set -eu
scripts=$(dirname "$0")

if [ -z "${ISNAD_TEST_POSTGRES:-}" ]; then
  if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
    echo 'There is no server: set ISNAD_TEST_POSTGRES=postgres://user:password@host:port/postgres (a superuser, with pgvector' >&2
    echo 'installed), or run this as root where debootstrap is installed. docs/postgres.md says more.' >&2
    exit 2
  fi
  folder=${1:-${TMPDIR:-/tmp}/isnad-postgres}
  port=${2:-5499}
  variables=$(sh "$scripts/postgres-for-tests.sh" "$folder" "$port" "${3:-}")
  eval "$variables"
  export ISNAD_TEST_POSTGRES ISNAD_TEST_POSTGRES_RESTART
  trap 'eval "$ISNAD_TEST_POSTGRES_STOP"' EXIT
fi

npx vitest run --no-file-parallelism --testNamePattern '^(?!in PGlite)' \
  tests/library/postgres.test.ts tests/library/postgres-scoped.test.ts tests/library/postgres-server.test.ts \
  tests/library/postgres-load.test.ts tests/library/postgres-role.test.ts tests/library/postgres-address.test.ts \
  tests/records/postgres tests/indexing/migration tests/cli/migrate-library.test.ts
# By itself: it restarts the server.
npx vitest run tests/library/postgres-restart.test.ts
