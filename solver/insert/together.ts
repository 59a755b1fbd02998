import { findGaps, type Gap } from './gaps.ts';
import { cheapestOptions, type InsertOption } from './options.ts';
import { replaceRounds, type WorkingPlan } from './working-plan.ts';

/** A way to serve visits that are served all or none: one option each, in the order in which they go in. */
export interface UnitOption {
  readonly options: readonly InsertOption[];
  readonly price: number;
}

/** How many options of a visit are followed up with the visits linked to it; regret asks for two of one by itself. */
const WIDTH = 4;
const FOR_REGRET = 2;

/** Visits tied by `together` links among those given: each part is served all or none. */
export function unitsOf(plan: WorkingPlan, visits: readonly number[]): number[][] {
  const units: number[][] = [];
  const seen = new Set<number>();
  for (const visit of visits) {
    if (seen.has(visit)) continue;
    const unit = [visit];
    seen.add(visit);
    for (const member of unit) {
      for (const l of plan.linksOf[member]) {
        const { first, second, together } = plan.problem.links[l];
        const other = first === member ? second : first;
        if (!together || seen.has(other) || !visits.includes(other)) continue;
        seen.add(other);
        unit.push(other);
      }
    }
    units.push(unit);
  }
  return units;
}

/** Every gap on every shift for one visit. */
export function allGaps(plan: WorkingPlan, visit: number): Gap[] {
  const gaps: Gap[] = [];
  for (let shift = 0; shift < plan.timetables.length; shift++) findGaps(plan, visit, shift, gaps);
  return gaps;
}

/** The cheapest ways to serve all of a unit, cheapest first; none where some visit of it cannot follow. */
export function cheapestUnitOptions(plan: WorkingPlan, unit: readonly number[], gaps: Gap[]): UnitOption[] {
  if (!partnersServed(plan, unit)) return [];
  const heads = cheapestOptions(plan, unit[0], gaps, unit.length === 1 ? FOR_REGRET : WIDTH);
  if (unit.length === 1) return heads.map((head) => ({ options: [head], price: head.price }));
  const found: UnitOption[] = [];
  for (const head of heads) {
    const undo = replaceRounds(plan, head.visit, head.rounds);
    const rest = followUp(plan, unit, 1);
    undo();
    if (rest !== null) found.push({ options: [head, ...rest.options], price: head.price + rest.price });
  }
  return found.sort((a, b) => a.price - b.price);
}

/** Serves the rest of a unit, each visit at its cheapest, trying the next option where a later visit finds no place. */
function followUp(plan: WorkingPlan, unit: readonly number[], at: number): UnitOption | null {
  if (at === unit.length) return { options: [], price: 0 };
  for (const option of cheapestOptions(plan, unit[at], allGaps(plan, unit[at]), WIDTH)) {
    const undo = replaceRounds(plan, option.visit, option.rounds);
    const rest = followUp(plan, unit, at + 1);
    undo();
    if (rest !== null) return { options: [option, ...rest.options], price: option.price + rest.price };
  }
  return null;
}

/** A visit linked `together` to one that is neither served nor asked for cannot be served. */
function partnersServed(plan: WorkingPlan, unit: readonly number[]): boolean {
  return unit.every((visit) =>
    plan.linksOf[visit].every((l) => {
      const { first, second, together } = plan.problem.links[l];
      const other = first === visit ? second : first;
      return !together || unit.includes(other) || plan.attending[other].length > 0;
    }),
  );
}
