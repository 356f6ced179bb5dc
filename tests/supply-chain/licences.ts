import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** Licences that every package may have: they let the program be used, changed and passed on, and ask for no more than their notice. */
const allowed: ReadonlySet<string> = new Set([
  ...['MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'CC0-1.0'],
  ...['Unlicense', 'Zlib', 'Python-2.0', 'WTFPL'],
]);

/** Packages with another licence, and why they may stay. */
export const exceptions: readonly { readonly packages: RegExp; readonly licence: string; readonly reason: string }[] = [
  {
    packages: /^@img\/sharp-libvips-/,
    licence: 'LGPL-3.0-or-later',
    reason:
      'A shared library of its own, unchanged, which sharp loads and anybody can exchange. Isnad reads no pictures.',
  },
  {
    packages: /^@img\/sharp-(?:win32-|wasm32)/,
    licence: 'Apache-2.0 AND LGPL-3.0-or-later',
    reason: 'The same library for another system, together with the part of sharp that loads it.',
  },
  {
    packages: /^@img\/sharp-(?:win32-|wasm32)/,
    licence: 'Apache-2.0 AND LGPL-3.0-or-later AND MIT',
    reason: 'The same library for another system, together with the part of sharp that loads it.',
  },
  {
    packages: /^lightningcss(?:-|$)/,
    licence: 'MPL-2.0',
    reason: 'A part of the test runner, unchanged; it is not installed with the program.',
  },
  {
    packages: /^axe-core$/,
    licence: 'MPL-2.0',
    reason: 'Checks the pages in tests, unchanged; it is not installed with the program.',
  },
  {
    packages: /^@resvg\/resvg-wasm$/,
    licence: 'MPL-2.0',
    reason: 'Unchanged: the licence asks for the source of its own files only, which its maker publishes.',
  },
  {
    packages: /^dejavu-fonts-ttf$/,
    licence: 'SEE LICENSE IN README.md AND LICENSE',
    reason:
      'The Bitstream Vera and Arev licences of the DejaVu fonts: to be used, embedded and passed on freely, not sold by themselves.',
  },
  { packages: /^duck$/, licence: 'BSD', reason: 'Its LICENSE file is that of BSD-2-Clause.' },
];

/** An installed package with what its own package.json says. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Why it may be installed in spite of its licence; null where the licence is allowed, undefined where nothing allows it. */
  readonly exception: string | null | undefined;
}

const packageSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  license: z.union([z.string(), z.looseObject({ type: z.string() })]).optional(),
  licenses: z.array(z.looseObject({ type: z.string() })).optional(),
});

/** Every package that is installed below a folder, once a version, by name. */
export function installedPackages(folder: string): InstalledPackage[] {
  const found = new Map(
    packagesIn(path.join(folder, 'node_modules')).map((each) => [`${each.name}@${each.version}`, each]),
  );
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function packagesIn(modules: string): InstalledPackage[] {
  if (!existsSync(modules)) return [];
  return readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => {
      const folder = path.join(modules, name);
      const folders = name.startsWith('@') ? readdirSync(folder).map((each) => path.join(folder, each)) : [folder];
      return folders.flatMap((each) => [...packageAt(each), ...packagesIn(path.join(each, 'node_modules'))]);
    });
}

function packageAt(folder: string): InstalledPackage[] {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return [];
  const { name, version, license, licenses } = packageSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const one = typeof license === 'object' ? license.type : license;
  const licence = one ?? (licenses ?? []).map(({ type }) => type).join(' OR ');
  return [{ name, version, licence, exception: exceptionOf(name, licence) }];
}

/** Why a package may have a licence: see `InstalledPackage`. */
export function exceptionOf(name: string, licence: string): string | null | undefined {
  if (isAllowed(licence)) return null;
  return exceptions.find((each) => each.licence === licence && each.packages.test(name))?.reason;
}

/** Whether a licence, or in "A OR B" any and in "A AND B" each of them, is allowed. */
function isAllowed(licence: string): boolean {
  const bare = licence.replace(/^\(([^()]*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isAllowed);
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isAllowed);
  return allowed.has(bare);
}
