import type { DayPlan } from '../../domain/round.ts';
import { check } from '../../solver/check.ts';
import type { Plan } from '../../solver/plan.ts';
import { PlanRejected } from '../errors.ts';
import type { DayProblem } from '../problem/day-problem.ts';
import { toRounds } from '../to-rounds.ts';
import { leftOutOf } from './left-out.ts';

/**
 * The solver's answer as the day to be stored, one version on. Nothing is stored that has not come through here.
 * @throws PlanRejected naming the rule if the solver's checker or the domain's audit finds it broken.
 */
export function checkedDay(day: DayProblem, plan: Plan, madeBy: DayPlan['madeBy']): DayPlan {
  const { providerId } = day.facts;
  const broken = check(day.problem, plan).map(({ rule, found, allowed, visit, shift, carer }) => ({
    rule,
    text: [
      visit === undefined ? '' : `visit ${day.visits[visit]!.visit.id}`,
      shift === undefined ? '' : `shift ${day.shifts[shift]!.id}`,
      carer === undefined ? '' : `carer ${day.carers[carer]!.id}`,
      `has ${found}, allowed ${allowed}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  }));
  if (broken.length > 0) throw new PlanRejected(providerId, day.date, broken);
  const stored = day.facts.plans.get(day.date);
  return {
    providerId,
    date: day.date,
    state: stored?.state ?? 'draft',
    ...(stored?.publishedAt === undefined ? {} : { publishedAt: stored.publishedAt }),
    rounds: toRounds(day, plan),
    leftOut: leftOutOf(day, plan),
    madeBy,
    version: (stored?.version ?? 0) + 1,
  };
}
