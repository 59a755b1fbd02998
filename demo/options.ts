/** The options of `npm start`, from the command line first, then the environment. */
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isLocalDate } from '../domain/time.ts';
import type { Scale } from './borough/scale.ts';
import type { Offering } from './offering.ts';

export interface StartOptions {
  readonly once: boolean;
  readonly json: boolean;
  readonly scale: Scale;
  readonly seed: number;
  readonly offers: Offering;
  /** The day that is submitted on; the night replans the day after. Absent = today in Europe/London. */
  readonly date?: string;
  /** Absent = in memory (only with --once). */
  readonly dataDir: string | undefined;
  readonly port: number;
  /** Where a map of the day is written. */
  readonly picture?: string;
}

export class OptionError extends Error {
  override readonly name = 'OptionError';
}

export const USAGE = `npm start -- [options]

  --once               do the job, print, exit (data in memory unless --data is given)
  --json               print one JSON object and nothing else (with --once)
  --scale SCALE        demo (about 600 visits a day), borough (4,000) or county (6,000)     [demo]
  --offers ZONES       where providers are asked and may refuse: none, one zone, or all     [one]
  --seed N             the borough's seed: same seed, same borough                          [1]
  --date YYYY-MM-DD    the day on which packages are submitted; the night replans the next  [today]
  --data DIR           where data is kept (ROUNDS_DATA)                                     [.data]
  --port N             the API's port on loopback (ROUNDS_PORT)                             [8080]
  --picture FILE       write a map of the zones and the day's rounds as SVG
  --help
`;

const OFFERING: readonly Offering[] = ['none', 'one', 'all'];
const SCALES: readonly Scale[] = ['demo', 'borough', 'county'];

/** Throws OptionError with the option, the value and the rule. */
export function readOptions(argv: readonly string[], environment: NodeJS.ProcessEnv): StartOptions | 'help' {
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...argv],
      options: {
        once: { type: 'boolean' },
        json: { type: 'boolean' },
        scale: { type: 'string' },
        seed: { type: 'string' },
        date: { type: 'string' },
        offers: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
        picture: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error));
  }
  if (values.help) return 'help';
  const scale = SCALES.find((each) => each === (values.scale ?? 'demo'));
  if (!scale) throw new OptionError(`--scale must be one of ${SCALES.join(', ')} (got ${values.scale})`);
  const offers = OFFERING.find((each) => each === (values.offers ?? 'one'));
  if (!offers) throw new OptionError(`--offers must be one of ${OFFERING.join(', ')} (got ${values.offers})`);
  const date = values.date;
  // A borough has a history of weeks before the day, and tokens that outlast it.
  if (typeof date === 'string' && !(isLocalDate(date) && date >= '2000-01-01' && date <= '2099-12-31')) {
    throw new OptionError(`--date must be a date like 2026-11-23, 2000 to 2099 (got ${date})`);
  }
  const picture = values.picture;
  // Before the work, not after it.
  if (typeof picture === 'string' && !existsSync(dirname(resolve(picture)))) {
    throw new OptionError(`--picture must be a file in a folder that is there (got ${picture})`);
  }
  if (values.json && !values.once) throw new OptionError('--json goes with --once');
  return {
    once: values.once === true,
    json: values.json === true,
    scale,
    offers,
    seed: wholeNumber('--seed', values.seed ?? '1', 0, 2 ** 31 - 1),
    ...(typeof date === 'string' && { date }),
    ...(typeof picture === 'string' && { picture }),
    dataDir: folder(values.data ?? environment.ROUNDS_DATA, values.once === true),
    port: wholeNumber('--port', values.port ?? environment.ROUNDS_PORT ?? '8080', 0, 65_535),
  };
}

function folder(given: string | boolean | undefined, once: boolean): string | undefined {
  const path = typeof given === 'string' && given !== '' ? resolve(given) : once ? undefined : resolve('.data');
  if (path && existsSync(path) && !statSync(path).isDirectory()) {
    throw new OptionError(`--data must be a folder, or a name that is free for one (got ${path}, a file)`);
  }
  return path;
}

function wholeNumber(option: string, value: string | boolean, from: number, to: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < from || number > to) {
    throw new OptionError(`${option} must be a whole number from ${from} to ${to} (got ${value})`);
  }
  return number;
}
