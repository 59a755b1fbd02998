import { findGaps, type Gap } from '../insert/gaps.ts';
import { cheapestOptions } from '../insert/options.ts';
import type { WorkingPlan } from '../insert/working-plan.ts';
import type { Blocked, CarerVerdict } from './blocked.ts';
import { nearestPartners } from './nearest-partners.ts';
import { attendsLinkedVisit, type BlockingRule, barredFromVisit, lacksSkill, pinnedToOthers } from './person-rules.ts';
import { linksLeaveNoStart, pinnedOutsideWindows, windowTooShort } from './start-rules.ts';
import {
  everyLegTooLong,
  hoursUsedUp,
  noGap,
  overCapacity,
  shiftTooEarly,
  shiftTooLate,
  worksAtAnotherTime,
} from './time-rules.ts';

/** In this order: who the carer is, then what the visit asks of any shift, then what this shift can still hold. */
const RULES: readonly BlockingRule[] = [
  lacksSkill,
  barredFromVisit,
  pinnedToOthers,
  attendsLinkedVisit,
  windowTooShort,
  pinnedOutsideWindows,
  linksLeaveNoStart,
  worksAtAnotherTime,
  everyLegTooLong,
  shiftTooLate,
  shiftTooEarly,
  overCapacity,
  hoursUsedUp,
  noGap,
];

/** For each carer, on the shift that gets furthest, the first rule that stops them from serving a visit left out. */
export function verdicts(plan: WorkingPlan, visit: number): CarerVerdict[] {
  const furthest = new Map<number, { verdict: CarerVerdict; rank: number }>();
  const gaps: Gap[] = [];
  plan.problem.shifts.forEach((_, shift) => {
    findGaps(plan, visit, shift, gaps);
  });
  plan.problem.shifts.forEach(({ carer }, shift) => {
    const rank = RULES.findIndex((rule) => rule(plan, visit, shift) !== null);
    const blocked = rank < 0 ? whenFree(plan, visit, shift, gaps) : RULES[rank](plan, visit, shift)!;
    const found = { verdict: { carer, shift, blocked }, rank: rank < 0 ? RULES.length : rank };
    const known = furthest.get(carer);
    if (known === undefined || closer(found, known)) furthest.set(carer, found);
  });
  return [...furthest.values()].map(({ verdict }) => verdict).sort((a, b) => a.carer - b.carer);
}

function closer(a: { verdict: CarerVerdict; rank: number }, b: { verdict: CarerVerdict; rank: number }): boolean {
  if (a.rank !== b.rank) return a.rank > b.rank;
  return short(a.verdict.blocked) < short(b.verdict.blocked);
}

function short(blocked: Blocked): number {
  return 'by' in blocked ? blocked.by : Number.POSITIVE_INFINITY;
}

/** What stops a carer whom no rule stops: the visits and carers that must come along, or the price. */
function whenFree(plan: WorkingPlan, visit: number, shift: number, gaps: readonly Gap[]): Blocked {
  const { problem } = plan;
  for (const l of plan.linksOf[visit]) {
    const { first, second, together } = problem.links[l];
    const other = first === visit ? second : first;
    if (together && plan.attending[other].length === 0) return { rule: 'link-together', visit: other };
  }
  const { carer } = problem.shifts[shift];
  const own = gaps.filter((gap) => gap.shift === shift);
  const others = gaps.filter((gap) => problem.shifts[gap.shift].carer !== carer);
  const option = own
    .flatMap((gap) => cheapestOptions(plan, visit, others, 1, gap))
    .sort((a, b) => a.price - b.price)[0];
  if (option === undefined) return { rule: 'partner', by: nearestPartners(problem, visit, own, others) };
  const { change } = option;
  const dearer = problem.visits[visit].unservedPrice !== null && change.total > 0;
  return dearer ? { rule: 'dearer-than-unserved', by: change.total, change } : { rule: 'none', change };
}
