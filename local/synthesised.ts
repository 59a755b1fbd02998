/**
 * The synthesised template that the laptop starts from. Synthesis takes seconds, so it is kept beside the data until
 * anything it is made from changes; a release of the code always synthesises anew.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What synthesis reads: the stack, the routes and the table's schema, and the versions of what it imports. */
const SOURCES = [
  'infra',
  'storage/table.ts',
  'storage/environment.ts',
  'functions/routes.ts',
  'domain/settings.ts',
  'cdk.json',
  'package-lock.json',
];

/** The template's file, synthesised without bundling: handlers run from their sources here. */
export async function synthesisedTemplate(cacheDir = join(tmpdir(), 'rounds-templates')): Promise<string> {
  const folder = join(cacheDir, fingerprint());
  const done = join(folder, 'done');
  if (!existsSync(done)) {
    mkdirSync(folder, { recursive: true });
    await promisify(execFile)(process.execPath, [join(ROOT, 'infra/synth.ts'), '--no-bundling', '--out', folder], {
      cwd: ROOT,
    });
    writeFileSync(done, '');
  }
  const file = readdirSync(folder).find((name) => name.endsWith('.template.json'));
  if (!file) throw new Error(`synthesis left no template in ${folder}`);
  return join(folder, file);
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const read = (path: string): void => {
    const full = join(ROOT, path);
    if (!existsSync(full)) return;
    if (/\.[a-z]+$/.test(path)) {
      hash.update(path).update(readFileSync(full));
      return;
    }
    for (const name of readdirSync(full).sort()) read(join(path, name));
  };
  for (const source of SOURCES) read(source);
  return hash.digest('hex').slice(0, 16);
}
