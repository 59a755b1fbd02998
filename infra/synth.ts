/** `node infra/synth.ts [--no-bundling] [--out FOLDER]`: makes the template, with no account and no network. */
import { parseArgs } from 'node:util';
import { makeApp } from './app.ts';

const { values } = parseArgs({ options: { 'no-bundling': { type: 'boolean' }, out: { type: 'string' } } });

makeApp({
  bundle: values['no-bundling'] !== true,
  ...(values.out !== undefined && { outdir: values.out }),
}).app.synth();
