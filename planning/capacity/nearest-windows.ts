/**
 * For a visit that finds no place at its time: the nearest times at which it would. Shifts of a quarter of an hour, up to
 * two hours either way, nearest first. Each is probed by inserting the visits of the failing dates into the rounds as
 * they stand; what passes is then tried as placement tries a package, so that what is said to fit does fit.
 */
import type { VisitPattern } from '../../domain/package.ts';
import { type LocalDate, PLANNING_DAY_STARTS, wallMinutesOf, wallTime } from '../../domain/time.ts';
import { insert } from '../../solver/insert.ts';
import { asIfRunning } from '../placement/live-days.ts';
import { type Candidate, type Misfit, tryProvider } from '../placement/try-provider.ts';
import { type ProviderFacts, visitsAskedFor } from '../provider/provider-facts.ts';
import { toProblem } from '../to-problem.ts';

const STEP = 15;
const FURTHEST = 120;
/** Told of each visit. */
const MOST_WINDOWS = 2;
/** A whole trial takes a tenth of a second and more on a large provider, and a broker waits for the answer. */
const MOST_TRIALS = 4;

export interface NearestWindow {
  readonly window: VisitPattern['window'];
  /** Minutes later than asked; negative = earlier. */
  readonly shiftMinutes: number;
  /** Over the live week, with this visit so and every other one that fits. */
  readonly extraTravelMinutes: number;
}

export interface Failed {
  readonly facts: ProviderFacts;
  readonly candidate: Candidate;
  readonly misfits: readonly Misfit[];
  readonly dates: readonly LocalDate[];
  readonly at: string;
}

/** Nearest first; none for a time that may not be moved, and none where two hours do not help. */
export async function nearestWindows(failed: Failed, patternId: string): Promise<readonly NearestWindow[]> {
  const { candidate, misfits, facts, dates, at } = failed;
  const pattern = candidate.patterns.find((p) => p.id === patternId);
  if (pattern === undefined || pattern.criticality.level === 'critical') return [];
  const failing = new Set(misfits.map((m) => m.day.visits[m.visit]!.visit.patternId));
  // What is short is hours, not time: another window would not give them.
  if (!failing.has(patternId)) return [];
  const fitting = candidate.patterns.filter((p) => !failing.has(p.id));
  const found: NearestWindow[] = [];
  let trials = 0;
  for (const shiftMinutes of shifts()) {
    const window = shifted(pattern.window, shiftMinutes);
    if (window === undefined) continue;
    const moved: Candidate = { ...candidate, patterns: [...fitting, { ...pattern, window }] };
    if (!misfits.every((misfit) => isAbout(misfit, patternId, (m) => hasPlace(m, moved, dates)))) continue;
    trials += 1;
    const trial = await tryProvider(facts, moved, dates, at);
    if (trial.fits) found.push({ window, shiftMinutes, extraTravelMinutes: trial.extraTravelMinutes });
    if (found.length === MOST_WINDOWS || trials === MOST_TRIALS) break;
  }
  return found;
}

function shifts(): number[] {
  const steps = Array.from({ length: FURTHEST / STEP }, (_, n) => (n + 1) * STEP);
  return steps.flatMap((step) => [-step, step]);
}

/** Undefined where the visit would belong to another planning day. */
function shifted({ from, to }: VisitPattern['window'], minutes: number): VisitPattern['window'] | undefined {
  const begins = wallMinutesOf(PLANNING_DAY_STARTS);
  const sinceStart = (wallMinutesOf(from) - begins + 1440) % 1440;
  if (sinceStart + minutes < 0 || sinceStart + minutes >= 1440) return undefined;
  return { from: wallTime(wallMinutesOf(from) + minutes), to: wallTime(wallMinutesOf(to) + minutes) };
}

/** Misfits of other visits say nothing about this one. */
function isAbout(misfit: Misfit, patternId: string, then: (misfit: Misfit) => boolean): boolean {
  return misfit.day.visits[misfit.visit]!.visit.patternId !== patternId || then(misfit);
}

/** Whether all visits of the date, this one at its other time, find places in the rounds as they stood. */
function hasPlace({ day, rounds }: Misfit, moved: Candidate, dates: readonly LocalDate[]): boolean {
  const others = day.visits.filter(({ carePackage }) => carePackage.id !== moved.id);
  const wanted = visitsAskedFor([asIfRunning(moved, dates)], day.date);
  const { problem, facts } = toProblem(day.facts, day.date, [...others, ...wanted]);
  const own = wanted.map((_, i) => others.length + i);
  const holdStarts = facts.plans.get(day.date)?.state === 'published';
  return insert(problem, { rounds }, own, { limit: 1, holdStarts }).left.length === 0;
}
