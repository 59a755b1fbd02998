/**
 * `node infra/synth.ts [--no-bundling] [--out FOLDER]`: makes the template, with no account and no network.
 * --no-bundling leaves out bundles and rule books, for a laptop that runs the handlers from their sources.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeApp } from './app.ts';
import { bundleAll } from './bundle.ts';
import { FUNCTION_SIZES } from './function-sizes.ts';

const { values } = parseArgs({ options: { 'no-bundling': { type: 'boolean' }, out: { type: 'string' } } });
const out = values.out === undefined ? {} : { outdir: values.out };

if (values['no-bundling']) {
  makeApp({ bundles: 'sources', checked: false, ...out }).app.synth();
} else {
  const folder = mkdtempSync(join(tmpdir(), 'rounds-bundles-'));
  await bundleAll(
    Object.values(FUNCTION_SIZES).map(({ entry }) => entry),
    folder,
  );
  makeApp({ bundles: { folder }, checked: true, ...out }).app.synth();
}
