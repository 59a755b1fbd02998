/** `npm run bench:brokerage`: a simulated quarter of a borough, its figures and a plot of each zone's shares. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addDays, instantOf, isLocalDate, weekdayOf } from '../../domain/time.ts';
import { NoEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { BenchArgumentError } from '../arguments.ts';
import { provenance } from '../suite/provenance.ts';
import { simulatedCouncil } from './council.ts';
import { brokerageFigures } from './figures.ts';
import { type Progress, type QuarterOptions, simulateQuarter } from './quarter.ts';
import { brokerageReport } from './report.ts';
import { sharePlot } from './share-plot.ts';

const USAGE = `npm run bench:brokerage -- [--seed N] [--weeks N] [--a-week N] [--from MONDAY] [--json] [--report DIR]

  --seed N       the borough, its requests and everybody's answers follow from it      [1]
  --weeks N      length of the simulation                                              [13]
  --a-week N     new requests a week                                                   [16]
  --from DATE    a Monday                                                              [2027-01-04]
  --json         one JSON object on standard output and no files
  --report DIR   where brokerage.md and plots/ are written                             [bench]
`;
const MEASURED = ['domain', 'planning', 'solver', 'storage', 'bench/brokerage', 'demo/answers.ts'];
const NOON = 12 * 60;

interface Arguments extends QuarterOptions {
  readonly json: boolean;
  readonly report: string;
}

async function main(): Promise<void> {
  const { json, report, ...options } = argumentsOf(process.argv.slice(2));
  const began = performance.now();
  const from = provenance(MEASURED);
  const council = await simulatedCouncil(instantOf(addDays(options.from, -1), NOON));
  try {
    const quarter = await simulateQuarter(council, options, progressOn(began));
    const figures = await brokerageFigures(council.ports, quarter);
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage();
    const processorSeconds = (user + system) / 1e6;
    const { standing, held } = quarter;
    const made = { ...from, options, standing: standing.size, held, seconds, processorSeconds };
    if (json) return void process.stdout.write(`${JSON.stringify({ ...made, ...figures })}\n`);
    const page = brokerageReport(figures, made);
    mkdirSync(join(report, 'plots'), { recursive: true });
    writeFileSync(join(report, 'brokerage.md'), page);
    writeFileSync(
      join(report, 'plots', 'brokerage-shares.svg'),
      sharePlot(figures.zones, options.from, 7 * options.weeks),
    );
    process.stdout.write(page);
  } finally {
    await council.stop();
  }
}

/** @throws BenchArgumentError naming the flag, its value and the rule. */
function argumentsOf(argv: readonly string[]): Arguments {
  const text = { type: 'string' } as const;
  const given = (() => {
    try {
      const options = {
        seed: text,
        weeks: text,
        'a-week': text,
        from: text,
        report: text,
        json: { type: 'boolean' },
      } as const;
      return parseArgs({ args: [...argv], options }).values;
    } catch (error) {
      throw new BenchArgumentError(`${(error as Error).message}\n${USAGE}`);
    }
  })();
  const from = given.from ?? '2027-01-04';
  if (!isLocalDate(from) || weekdayOf(from) !== 'mon') {
    throw new BenchArgumentError(`--from is '${from}': must be a Monday like 2027-01-04`);
  }
  return {
    seed: whole('seed', given.seed ?? '1', 0),
    weeks: whole('weeks', given.weeks ?? '13', 1),
    aWeek: whole('a-week', given['a-week'] ?? '16', 1),
    from,
    json: given.json === true,
    report: given.report ?? join(import.meta.dirname, '..'),
  };
}

function whole(flag: string, value: string, least: number): number {
  const read = Number(value);
  if (Number.isInteger(read) && value.trim() !== '' && read >= least) return read;
  throw new BenchArgumentError(`--${flag} is '${value}': must be a whole number of ${least} or more`);
}

/** A line whenever another tenth is done, on standard error. */
function progressOn(began: number): Progress {
  let last = '';
  return (done, of, what) => {
    const line = `${what}: ${Math.floor((10 * done) / of) * 10}%`;
    if (line === last) return;
    last = line;
    process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0)} s  ${what}: ${done} of ${of}\n`);
  };
}

main().catch((error: unknown) => {
  if (!(error instanceof BenchArgumentError || error instanceof NoEmbeddedDynamodb)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});
