/** One engine's table of what its parts are worth. The engine is called directly, so that only the part changes. */
import { cost } from '../../solver/index.ts';
import { Random } from '../../solver/random.ts';
import type { Search } from '../../solver/search.ts';
import { startStop } from '../../solver/stop.ts';
import { markdown } from '../markdown.ts';
import { measuredFor } from '../suite/measured.ts';
import { provenance } from '../suite/provenance.ts';
import { meanOf, spreadOf } from '../suite/statistics.ts';
import { ABLATIONS, type AblationInstance, type EngineAblation } from './ablation-parts.ts';

export const SEEDS = 3;
const WARM_UP_SECONDS = 2;

interface Outcome {
  readonly total: number;
  /** Carer-visits left out. */
  readonly leftOut: number;
}

/** @param seconds of processor time of each run. */
function engineTable(ablation: EngineAblation, seconds: number, firstSeed: number): string[] {
  const { engine, instances, parts } = ablation;
  const { commit, date } = provenance(measuredFor(instances[0]!.problem));
  const whole = instances.map((instance) => {
    // The first run of all pays for compiling the code.
    outcomes(ablation.search(null), instance, Math.min(seconds, WARM_UP_SECONDS), firstSeed);
    return outcomes(ablation.search(null), instance, seconds, firstSeed);
  });
  const spread = whole.map((runs) => {
    const { mean, deviation } = spreadOf(runs.map(({ total }) => total));
    return `sd ${((100 * deviation) / mean).toFixed(2)}%`;
  });
  const rows = parts.map((part, done) => {
    console.error(`${engine}: part ${done + 1} of ${parts.length}, without ${part}`);
    const changes = instances.map((instance, i) => {
      const without = outcomes(ablation.search(part), instance, seconds, firstSeed);
      return difference(without, whole[i]!);
    });
    return [part, ...changes];
  });
  return [
    `## ${engine}`,
    '',
    `Commit ${commit}, ${date}.`,
    '',
    ...markdown(['without', ...instances.map(({ name }) => name)], [['(the whole search)', ...spread], ...rows]),
    '',
  ];
}

function outcomes(
  search: Search,
  { problem, leftOutApart }: AblationInstance,
  seconds: number,
  firstSeed: number,
): Outcome[] {
  return Array.from({ length: SEEDS }, (_, i) => {
    const { rounds, unserved } = search(problem, {
      random: new Random(firstSeed + i),
      stop: startStop({ seconds, clock: 'processor' }),
    });
    const { total, unserved: price } = cost(problem, rounds);
    const leftOut = unserved.reduce((sum, visit) => sum + problem.visits[visit]!.carers, 0);
    // On a day leaving a visit out outweighs everything, and the total would say only that.
    return { total: leftOutApart ? total - price : total, leftOut };
  });
}

function difference(without: readonly Outcome[], whole: readonly Outcome[]): string {
  const mean = (runs: readonly Outcome[], of: (run: Outcome) => number) => meanOf(runs.map(of));
  const total = mean(without, (run) => run.total) / mean(whole, (run) => run.total) - 1;
  const leftOut = mean(without, (run) => run.leftOut) - mean(whole, (run) => run.leftOut);
  const change = `${signed(100 * total, 2)}%`;
  return Math.abs(leftOut) < 0.05 ? change : `${signed(leftOut, 1)}, ${change}`;
}

const signed = (value: number, digits: number): string => `${value < 0 ? '' : '+'}${value.toFixed(digits)}`;

if (import.meta.main) {
  const [engine, seconds, firstSeed] = process.argv.slice(2);
  const ablation = ABLATIONS.find((one) => one.engine === engine)!;
  process.stdout.write(engineTable(ablation, Number(seconds), Number(firstSeed)).join('\n'));
}
