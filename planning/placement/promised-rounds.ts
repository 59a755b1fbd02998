/**
 * A date on which packages are promised that begin later: its stored rounds with the visits of those in them, as the
 * last placement in this process found room for them. A council that hands over a thousand packages to begin on Monday
 * would otherwise place all those before again with each one. Only a place to begin from: whatever no longer holds, or
 * is not known here, is put in anew.
 */
import { type DayPlan, type Round, roundsWithGaps } from '../../domain/round.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Plan } from '../../solver/plan.ts';
import type { Workforce } from '../ports.ts';
import type { DayProblem } from '../problem/day-problem.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';
import { toRounds } from '../to-rounds.ts';

interface Promised {
  /** The stored rounds that they were made from, by round. */
  readonly from: ReadonlyMap<string, Round>;
  readonly rounds: readonly Round[];
}

const promisedOn = new WeakMap<Workforce, Map<LocalDate, Promised>>();

/** What was found last time, with the rounds that are stored now where those are others than then. */
export function promisedRounds({ workforce, plans }: ProviderFacts, date: LocalDate): readonly Round[] {
  const stored = storedOn(plans, date);
  const last = promisedOn.get(workforce)?.get(date);
  if (last === undefined) return stored;
  const changed = stored.filter((round) => last.from.get(round.id) !== round);
  const gone = new Set(last.from.keys());
  for (const { id } of stored) gone.delete(id);
  const others = new Set([...changed.map(({ id }) => id), ...gone]);
  return [...changed, ...last.rounds.filter(({ id }) => !others.has(id))];
}

/** @param plan what was found now; visits of a package that the provider does not get in the end are dropped next time. */
export function rememberPromised(day: DayProblem, plan: Pick<Plan, 'rounds'>): void {
  const { workforce, plans } = day.facts;
  const known = promisedOn.get(workforce) ?? new Map<LocalDate, Promised>();
  const from = new Map(storedOn(plans, day.date).map((round) => [round.id, round]));
  promisedOn.set(workforce, known.set(day.date, { from, rounds: toRounds(day, plan) }));
}

function storedOn(plans: ReadonlyMap<LocalDate, DayPlan>, date: LocalDate): readonly Round[] {
  const plan = plans.get(date);
  return plan === undefined ? [] : roundsWithGaps(plan);
}
