import { findGaps, type Gap } from './gaps.ts';
import type { InsertOption } from './options.ts';
import { allGaps, cheapestUnitOptions, type UnitOption } from './together.ts';
import { replaceRounds, type WorkingPlan } from './working-plan.ts';

/** Which unit goes in next, given what each could have now. */
type Turn = (candidates: readonly Candidate[]) => Candidate;

interface Candidate {
  readonly unit: readonly number[];
  readonly options: readonly UnitOption[];
}

/** Regret (Potvin & Rousseau 1993): first whoever loses most by waiting, above all one with a single way left. */
export const byRegret: Turn = (candidates) => {
  const regret = ({ options }: Candidate): number =>
    options.length < 2 ? Number.POSITIVE_INFINITY : options[1].price - options[0].price;
  return candidates.reduce((most, other) => (regret(other) > regret(most) ? other : most));
};

/** In the order in which the units are given. */
export const inTurn: Turn = (candidates) => candidates[0];

/**
 * Puts units into the plan one by one until none is left that has a place. Gaps are kept from turn to turn: only
 * those on rounds that changed, or of visits linked to one just placed, are looked for again. `known` holds the gaps
 * of the plan as it stands where somebody has looked already.
 */
export function placeJointly(
  plan: WorkingPlan,
  units: readonly (readonly number[])[],
  turn: Turn,
  known: ReadonlyMap<number, Gap[]> = new Map(),
): InsertOption[] {
  const placed: InsertOption[] = [];
  const gapsOf = new Map(units.map(([head]) => [head, known.get(head) ?? allGaps(plan, head)]));
  let waiting = [...units];
  while (waiting.length > 0) {
    const candidates: Candidate[] = waiting.map((unit) => ({
      unit,
      options: cheapestUnitOptions(plan, unit, gapsOf.get(unit[0])!),
    }));
    const able = candidates.filter((candidate) => candidate.options.length > 0);
    if (able.length === 0) break;
    const { unit, options } = turn(able);
    for (const option of options[0].options) {
      replaceRounds(plan, option.visit, option.rounds);
      placed.push(option);
    }
    waiting = waiting.filter((other) => other !== unit);
    refreshGaps(plan, waiting, gapsOf, options[0].options);
  }
  return placed;
}

function refreshGaps(
  plan: WorkingPlan,
  waiting: readonly (readonly number[])[],
  gapsOf: Map<number, Gap[]>,
  options: readonly InsertOption[],
): void {
  const { shifts } = plan.problem;
  const busier = new Set(options.flatMap((option) => option.sends.map(({ shift }) => shifts[shift].carer)));
  for (const unit of waiting) {
    if (plan.linksOf[unit[0]].length > 0) {
      gapsOf.set(unit[0], allGaps(plan, unit[0]));
      continue;
    }
    const gaps = gapsOf.get(unit[0])!.filter((gap) => !busier.has(shifts[gap.shift].carer));
    shifts.forEach(({ carer }, shift) => {
      if (busier.has(carer)) findGaps(plan, unit[0], shift, gaps);
    });
    gapsOf.set(unit[0], gaps);
  }
}
