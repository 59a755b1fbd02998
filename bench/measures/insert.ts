/**
 * How long it takes to find places for one care package (28 visits over a week) in the live rounds of a provider with
 * 50 carers, 350 visits a day, seven days. Measured: `insert` on each day's plan in turn, from a problem at hand to the
 * plan with the calls in it.
 */
import { insert, type Plan, type Problem, solve } from '../../solver/index.ts';
import { secondsOfThread } from '../../solver/stop.ts';
import { day } from '../families/day.ts';
import { type MadeWeek, makeWeek } from '../made/make-week.ts';
import { markdown } from '../markdown.ts';
import { sourceOf } from '../reading/source.ts';
import { provenance } from '../suite/provenance.ts';
import { meanOf } from '../suite/statistics.ts';

const CARERS = 50;
const VISITS_A_DAY = 350;
const PACKAGES = 120;
/** The first packages only warm the code up. */
const WARM_UP = 20;
const ITERATIONS_A_DAY = 20_000;

interface LiveDay {
  readonly problem: Problem;
  readonly plan: Plan;
}

/** Milliseconds a package took, by the wall clock and of this thread's processor, and its calls that found a place. */
interface Placed {
  readonly wall: number;
  readonly processor: number;
  readonly calls: number;
}

export async function measureInsert(seed: number): Promise<string> {
  const week = makeWeek({ seed, carers: CARERS, visitsADay: VISITS_A_DAY, packages: PACKAGES });
  const days = await Promise.all(week.days.map((document) => liveDay(document, week.standing, seed)));
  const placed = Array.from({ length: PACKAGES }, (_, i) => placePackage(days, week, i)).slice(WARM_UP);
  const timed = (clock: 'wall' | 'processor') => {
    const times = placed.map((one) => one[clock]).sort((x, y) => x - y);
    return [0.5, 0.95, 0.99].map((share) => `${times[Math.ceil(share * times.length) - 1]!.toFixed(1)} ms`);
  };
  const asked = week.callsADay * week.days.length;
  const found = meanOf(placed.map(({ calls }) => calls / asked));
  const { machine, commit, date } = provenance(['solver']);
  return [
    '# Inserting one package into the live rounds of a provider',
    '',
    `Made provider: ${CARERS} carers, ${VISITS_A_DAY} visits a day, 7 days; ${placed.length} packages of ${asked} visits, each placed`,
    'by itself in the same rounds. Goal: p95 of 50 ms, then 10 ms. On an idle machine the two clocks agree. Written by',
    '`npm run bench -- --measure insert`.',
    '',
    ...markdown(
      ['clock', 'p50', 'p95', 'p99', 'calls placed', 'machine', 'commit', 'date'],
      [
        ['wall', ...timed('wall'), `${(100 * found).toFixed(1)}%`, machine, commit, date],
        ['processor', ...timed('processor'), `${(100 * found).toFixed(1)}%`, machine, commit, date],
      ],
    ),
    '',
  ].join('\n');
}

async function liveDay(document: MadeWeek['days'][number], standing: number, seed: number): Promise<LiveDay> {
  const { problem } = day.read(sourceOf('made-week', JSON.stringify(document)));
  const live = { ...problem, visits: problem.visits.slice(0, standing) };
  return { problem, plan: await solve(live, { seed, stop: { iterations: ITERATIONS_A_DAY } }) };
}

function placePackage(days: readonly LiveDay[], { standing, callsADay }: MadeWeek, index: number): Placed {
  const first = standing + index * callsADay;
  const asked = days.map(({ problem, plan }) => ({
    plan,
    problem: {
      ...problem,
      visits: [...problem.visits.slice(0, standing), ...problem.visits.slice(first, first + callsADay)],
    },
  }));
  const calls = Array.from({ length: callsADay }, (_, call) => standing + call);
  const began = performance.now();
  const beganProcessor = secondsOfThread('processor');
  const chosen = asked.map(({ problem, plan }) => insert(problem, plan, calls).chosen.length);
  const processor = 1000 * (secondsOfThread('processor') - beganProcessor);
  return { wall: performance.now() - began, processor, calls: chosen.reduce((sum, count) => sum + count, 0) };
}
