/** Prints under which licences the installed packages stand: `npm run licences`. Ends with 1 where one is not allowed. */
import { programFolder } from '../../src/program.js';
import { type InstalledPackage, installedPackages } from './licences.js';

const packages = installedPackages(programFolder);
const named = ({ name, version }: InstalledPackage): string => `${name} ${version}`;
const licences = [...new Set(packages.map(({ licence }) => licence))]
  .map((licence) => ({ licence, having: packages.filter((each) => each.licence === licence) }))
  .sort((a, b) => b.having.length - a.having.length);

for (const { licence, having } of licences) {
  const names = having.length > 8 ? '' : `  ${having.map(named).join(', ')}`;
  process.stdout.write(`${String(having.length).padStart(5)}  ${licence === '' ? 'none stated' : licence}${names}\n`);
}
process.stdout.write(`${String(packages.length).padStart(5)}  packages\n\nExceptions:\n`);
for (const each of packages.filter(({ exception }) => typeof exception === 'string')) {
  process.stdout.write(`  ${named(each)} (${each.licence}): ${each.exception}\n`);
}
const refused = packages.filter(({ exception }) => exception === undefined);
for (const each of refused) {
  process.stdout.write(`NOT ALLOWED: ${named(each)} (${each.licence === '' ? 'no licence stated' : each.licence})\n`);
}
process.exitCode = refused.length > 0 ? 1 : 0;
