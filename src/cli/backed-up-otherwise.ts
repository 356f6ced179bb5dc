import { IsnadError } from '../errors.js';

/** The error where a database is to be copied like a folder: its own tools do so while it is used, and know how to put it back. */
export function backedUpOtherwise(): IsnadError {
  return new IsnadError(
    'backup-unsupported',
    'The library is in a database (LIBRARY_URL); isnad backup and isnad restore are for an index folder.',
    {
      hint: "Use PostgreSQL's own: pg_dump --format=custom --schema=isnad --file=isnad.dump DATABASE, then pg_restore --dbname=DATABASE isnad.dump. docs/postgres.md says more.",
    },
  );
}
