/**
 * Bundles each function into one minified file with everything it imports inside: the SDK too, so that what runs is
 * what was tested and tree-shaking can take out what a function does not call.
 *
 * A bundle is one file, so the solver's worker thread is not in it: in Lambda a search runs on the function's own
 * thread, which has one core (see function-sizes.ts).
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface Bundle {
  readonly entry: string;
  readonly bytes: number;
  /** Bytes in the bundle by source file, paths from the project's root. */
  readonly inputs: Readonly<Record<string, number>>;
}

/** 'functions/list-rounds.ts' -> 'list-rounds': the folder of a function's bundle. */
export function bundleName(entry: string): string {
  return entry.slice('functions/'.length, -'.ts'.length);
}

/** Writes `FOLDER/<bundle name>/index.mjs` for each entry; without a folder only measures. */
export function bundleAll(entries: readonly string[], folder?: string): Promise<Bundle[]> {
  return Promise.all(entries.map((entry) => bundle(entry, folder)));
}

async function bundle(entry: string, folder?: string): Promise<Bundle> {
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile: join(folder ?? 'cdk.out', bundleName(entry), 'index.mjs'),
    write: folder !== undefined,
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    legalComments: 'none',
    logLevel: 'error',
    // Packages name their untangled sources 'module'; without it esbuild bundles the CommonJS ones whole.
    mainFields: ['module', 'main'],
    // A CommonJS package inside the bundle may call require() for one of Node's own modules.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    plugins: [englishOnly],
  });
  const [output] = Object.values(result.metafile.outputs);
  const inputs = Object.entries(output!.inputs).map(([file, { bytesInOutput }]) => [file, bytesInOutput] as const);
  return { entry, bytes: output!.bytes, inputs: Object.fromEntries(inputs) };
}

/** zod carries its messages in fifty languages, 250 KB that nobody asks for; ours are English. */
const englishOnly: Plugin = {
  name: 'english-only',
  setup(on) {
    on.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    }));
  },
};
