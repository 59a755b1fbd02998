/**
 * `node infra/synth.ts [--no-bundling] [--out FOLDER]`: makes the template, with no account and no network, in cdk.out
 * unless told otherwise. --no-bundling leaves out bundles and rule books, for a laptop that runs handlers from source.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeApp } from './app.ts';
import { bundleAll } from './bundle.ts';
import { FUNCTION_SIZES } from './function-sizes.ts';
import type { Bundles } from './rounds-function.ts';

const { values } = parseArgs({ options: { 'no-bundling': { type: 'boolean' }, out: { type: 'string' } } });
// The CDK's own command line names the folder by CDK_OUTDIR.
const outdir = values.out ?? process.env.CDK_OUTDIR ?? 'cdk.out';
const fromSources = values['no-bundling'] === true;

makeApp({ bundles: fromSources ? 'sources' : await madeBundles(), checked: !fromSources, outdir }).app.synth();
console.error(`synthesised into ${outdir}`);

async function madeBundles(): Promise<Bundles> {
  const folder = mkdtempSync(join(tmpdir(), 'rounds-bundles-'));
  await bundleAll(
    Object.values(FUNCTION_SIZES).map(({ entry }) => entry),
    folder,
  );
  return { folder };
}
