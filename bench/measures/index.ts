import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BenchArgumentError } from '../arguments.ts';
import { measureAblation } from './ablation.ts';
import { measureHttp } from './http.ts';
import { measureInsert } from './insert.ts';
import { measureRepair } from './repair.ts';
import { measureScaling } from './scaling.ts';

export interface MeasureOptions {
  readonly instance?: string | undefined;
  /** Where the product is served, and the ISO date of the rounds to fetch. */
  readonly url?: string | undefined;
  readonly date?: string | undefined;
  readonly seconds?: number | undefined;
  readonly seed: number;
}

/** Each writes `bench/<name>.md`. */
const MEASURES: Readonly<Record<string, (options: MeasureOptions) => Promise<string> | string>> = {
  ablation: ({ seconds = 10, seed }) => measureAblation(seconds, seed),
  http: ({ url, date }) => {
    const token = process.env.OPERATOR;
    if (url === undefined || date === undefined || token === undefined) {
      throw new BenchArgumentError("--measure http needs --url URL, --date DATE and an operator's token in OPERATOR");
    }
    return measureHttp({ url, date, token });
  },
  insert: ({ seed }) => measureInsert(seed),
  repair: ({ instance, seconds = 60, seed }) => {
    if (instance === undefined) throw new BenchArgumentError('--measure repair needs --instance DAY');
    return measureRepair(instance, seconds, seed);
  },
  scaling: ({ seconds, seed }) => measureScaling(seed, seconds),
};

/** @throws BenchArgumentError for a measure that does not exist. */
export async function measure(name: string, options: MeasureOptions): Promise<void> {
  const make = MEASURES[name];
  if (make === undefined) {
    throw new BenchArgumentError(`--measure is '${name}': must be one of ${Object.keys(MEASURES).join(', ')}`);
  }
  const table = await make(options);
  writeFileSync(join(import.meta.dirname, '..', `${name}.md`), table);
  console.log(table);
}
