/**
 * What each part of the search is worth: each switched off in turn, at equal time, on made instances. The engines are
 * measured side by side, each in a process of its own.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { provenance } from '../suite/provenance.ts';
import { SEEDS } from './ablation-engine.ts';
import { ABLATIONS } from './ablation-parts.ts';

const ENGINE = join(import.meta.dirname, 'ablation-engine.ts');

/** @param seconds of processor time of each run. */
export async function measureAblation(seconds: number, firstSeed: number): Promise<string> {
  const { machine } = provenance();
  const tables = await Promise.all(ABLATIONS.map(({ engine }) => tableOf(engine, seconds, firstSeed)));
  return [
    '# What each part of the search is worth',
    '',
    `Each part switched off in turn: mean over ${SEEDS} seeds of ${seconds} processor seconds of one thread, against the whole search. A positive`,
    'figure is what the search loses without the part; the spread of the whole search over its seeds says what is noise.',
    `On a day, carer-visits more left out, then travel. ${machine}.`,
    'Written by `npm run bench -- --measure ablation`.',
    '',
    ...tables,
  ].join('\n');
}

function tableOf(engine: string, seconds: number, firstSeed: number): Promise<string> {
  return new Promise((done, failed) => {
    const args = [ENGINE, engine, String(seconds), String(firstSeed)];
    const child = execFile(process.execPath, args, (error, stdout) => (error ? failed(error) : done(stdout)));
    child.stderr?.pipe(process.stderr);
  });
}
