import { type Round, roundsWithGaps } from '../../domain/round.ts';
import { check } from '../../solver/check.ts';
import { cost } from '../../solver/cost.ts';
import { insert } from '../../solver/insert.ts';
import type { PlanRound } from '../../solver/plan.ts';
import { fromRounds } from '../from-rounds.ts';
import type { DayProblem } from '../problem/day-problem.ts';
import { storedVisits } from '../problem/stored-visits.ts';
import { withoutVisits } from './gaps.ts';
import { lastWeeksRounds } from './last-week.ts';

export interface Standing {
  readonly rounds: readonly PlanRound[];
  /** They are the stored rounds: no visit is new, none is gone, none had to be taken out. */
  readonly asStored: boolean;
}

/**
 * The rounds a change of a day begins from: the stored ones as far as they still hold, with every visit that the
 * packages ask for and no one has looked at yet put in where it fits (a day that has no plan gets one this way, from last
 * week's; a package that has begun meanwhile joins in).
 * @param without visits to leave alone: those the use case is about.
 * @param from rounds to begin from instead of the stored ones.
 */
export function standingRounds(
  day: DayProblem,
  without: ReadonlySet<number> = new Set(),
  from: readonly Round[] = standingOn(day),
): Standing {
  const leftOut = new Set(day.facts.plans.get(day.date)?.leftOut.map((l) => l.visitId));
  const rounds = holding(day, fromRounds(day, from));
  const served = servedBy(rounds);
  const missing = day.visits.flatMap(({ visit }, v) =>
    served.has(v) || leftOut.has(visit.id) || without.has(v) ? [] : [v],
  );
  const withMissing =
    missing.length === 0 ? rounds : insert(day.problem, { rounds }, missing, { limit: 1 }).plan.rounds;
  const joined = servedBy(withMissing).size > served.size;
  if (joined || missing.some((v) => day.visits[v]!.gap !== true)) return { rounds: withMissing, asStored: false };
  // What is left are gaps that find no place: they are looked for each time and recorded nowhere.
  const known = storedVisits({ rounds: storedRounds(day) }).size + leftOut.size;
  const asked = day.visits.length - without.size - missing.length;
  return { rounds, asStored: served.size + leftOut.size === known && known === asked };
}

function standingOn(day: DayProblem): readonly Round[] {
  return day.facts.plans.has(day.date) ? storedRounds(day) : lastWeeksRounds(day.facts, day.date);
}

function storedRounds({ facts, date }: DayProblem): readonly Round[] {
  const stored = facts.plans.get(date);
  return stored === undefined ? [] : roundsWithGaps(stored);
}

/**
 * Takes out what the rounds can no longer keep (a changed duration, a shorter shift, a skill that expired), a round at
 * a time, until the checker agrees.
 */
export function holding(day: DayProblem, rounds: readonly PlanRound[]): readonly PlanRound[] {
  let kept = rounds;
  for (;;) {
    const served = servedBy(kept);
    const unserved = day.visits.flatMap((_, v) => (served.has(v) ? [] : [v]));
    const broken = check(day.problem, { rounds: kept, unserved, cost: cost(day.problem, kept) });
    const first = broken[0];
    if (first === undefined) return kept;
    const links = first.link === undefined ? [] : [day.problem.links[first.link]!.second];
    const out = new Set(first.visit === undefined ? links : [first.visit]);
    if (out.size === 0) {
      const shift = first.shift ?? kept.find((r) => day.problem.shifts[r.shift]!.carer === first.carer)?.shift;
      const last = kept.find((r) => r.shift === shift)?.stops.findLast((s) => s.kind === 'visit');
      if (last === undefined)
        throw new Error(`stored rounds of ${day.date} break ${first.rule} and hold no visit to take out`);
      out.add(last.visit);
    }
    kept = withoutVisits(kept, out);
  }
}

function servedBy(rounds: readonly PlanRound[]): Set<number> {
  return new Set(rounds.flatMap((r) => r.stops.flatMap((s) => (s.kind === 'visit' ? [s.visit] : []))));
}
