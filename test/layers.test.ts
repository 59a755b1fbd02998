/** The arrows between folders, read from every import statement: which folder may know which. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const FOLDERS = ['domain', 'solver', 'planning', 'storage', 'functions', 'infra', 'local', 'demo', 'bench', 'test'];

/** Folders, or single files, that a folder may import besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  solver: [],
  planning: ['domain', 'solver'],
  storage: ['domain', 'planning/ports.ts', 'planning/errors.ts'],
  functions: ['domain', 'planning', 'solver', 'storage'],
  // Only the names of what functions read: their routes, their variables, the keys of their table.
  infra: ['functions/routes.ts', 'storage/environment.ts', 'storage/table.ts'],
  // It starts handlers by the file names in the template and never imports one.
  local: [],
  demo: ['domain', 'local', 'functions/routes.ts'],
  bench: ['solver', 'domain', 'planning', 'storage', 'demo', 'local'],
};

/** Packages from outside that the layers below the edge may use, and where their names begin that may. */
const NAMED_PACKAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  domain: { 'temporal-polyfill': 'domain/time.ts', '@turf/': 'domain/zone-', geojson: 'domain' },
  solver: {
    'javascript-lp-solver': 'solver/integer-program',
    'node:worker_threads': 'solver/threads',
  },
  planning: { 'node:crypto': 'planning' },
  storage: { '@aws-sdk/': 'storage', 'node:': 'storage' },
};

interface Import {
  readonly from: string;
  /** A path from the project's root, or the name of a package. */
  readonly to: string;
  readonly ours: boolean;
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')`, `new URL('x.ts', import.meta.url)`. */
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*)['"]([\w@.][^'"\s]*)['"]/g;

function importsOf(file: string): Import[] {
  // Comments out first: a word in one is not an import.
  const text = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...text.matchAll(IMPORT)].map(([, specifier]) => {
    const ours = specifier!.startsWith('.');
    return { from: file, to: ours ? normalize(join(dirname(file), specifier!)) : specifier!, ours };
  });
}

const imports = FOLDERS.flatMap(sourcesIn).flatMap(importsOf);
const folderOf = (file: string) => file.split('/')[0]!;
const isIn = (file: string, place: string) => file === place || file.startsWith(`${place}/`);
const shown = ({ from, to }: Import) => `${from} -> ${to}`;

describe('the layers', () => {
  it('are read at all: every folder has sources, and known imports are found', () => {
    expect(new Set(imports.map(({ from }) => folderOf(from)))).toEqual(new Set(FOLDERS));
    expect(imports.map(shown)).toContain('planning/ports.ts -> domain/round.ts');
  });

  for (const [folder, allowed] of Object.entries(MAY_IMPORT)) {
    it(`${folder} imports ${allowed.length === 0 ? 'nothing else of ours' : `only ${allowed.join(', ')}`}`, () => {
      const crossing = imports.filter(({ from, to, ours }) => ours && folderOf(from) === folder && !isIn(to, folder));
      const wrong = crossing.filter(({ to }) => FOLDERS.includes(folderOf(to)) && !allowed.some((ok) => isIn(to, ok)));
      expect(wrong.map(shown)).toEqual([]);
    });
  }

  it('have nobody import tests or benches', () => {
    const wrong = imports.filter(
      ({ from, to, ours }) =>
        ours && ['test', 'bench'].includes(folderOf(to)) && !['test', 'bench'].includes(folderOf(from)),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  for (const [folder, packages] of Object.entries(NAMED_PACKAGES)) {
    it(`${folder} uses packages from outside only as named: ${Object.keys(packages).join(', ')}`, () => {
      const foreign = imports.filter(({ from, ours }) => !ours && folderOf(from) === folder);
      const wrong = foreign.filter(
        ({ from, to }) =>
          !Object.entries(packages).some(([name, place]) => to.startsWith(name) && from.startsWith(place)),
      );
      expect(wrong.map(shown)).toEqual([]);
    });
  }

  it('below the edge read no clock, no dice and no environment', () => {
    const read = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.env\b/;
    const wrong = ['domain', 'solver', 'planning'].flatMap(sourcesIn).filter((file) => {
      const text = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      return read.test(text);
    });
    expect(wrong).toEqual([]);
  });
});
