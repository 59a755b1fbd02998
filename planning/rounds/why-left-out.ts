/** Why no carer of a provider attends a visit: who is stopped by which rule, and how many are left who are busy. */
import type { Reason, ReasonCode } from '../../domain/reason.ts';
import { unsuitable } from '../../domain/suitability.ts';
import type { Plan } from '../../solver/plan.ts';
import type { AskedVisit, DayProblem } from '../problem/day-problem.ts';

/** One reason for each rule that stops somebody, the rule that stops most carers first. */
export function whyLeftOut(day: DayProblem, _plan: Pick<Plan, 'rounds'>, index: number): Reason[] {
  const asked = day.visits[index]!;
  const counts = new Map<ReasonCode, { carers: number; about?: string }>();
  const count = (code: ReasonCode, about?: string): void => {
    const known = counts.get(code);
    if (known !== undefined) known.carers += 1;
    else counts.set(code, { carers: 1, ...(about === undefined ? {} : { about }) });
  };
  for (const carer of day.facts.workforce.carers) {
    const reason = unsuitable(carer, asked.visit, asked.carePackage.client, day.date);
    if (reason !== null) count(reason.code, reason.code === 'skill' ? reason.about : undefined);
    else count(worksThen(day, carer.id, asked) ? 'capacity' : 'hours');
  }
  const reasons = [...counts]
    .sort((a, b) => b[1].carers - a[1].carers || a[0].localeCompare(b[0]))
    .map(([code, { carers, about }]): Reason => {
      const text = sentence(code, carers, about);
      return { code, text, numbers: { carers }, ...(about === undefined ? {} : { about }) };
    });
  const free = counts.get('capacity')?.carers ?? 0;
  if (free >= asked.visit.carersRequired || asked.visit.carersRequired === 1) return reasons;
  const { carersRequired } = asked.visit;
  return [
    {
      code: 'double-up',
      text: `${carersRequired} carers are needed at the same minute; ${free} suit and work then.`,
      numbers: { needed: carersRequired, working: free },
    },
    ...reasons,
  ];
}

/** Whether a shift of the carer leaves time for the visit somewhere in its window, travel not counted. */
export function worksThen(day: DayProblem, carerId: string, { visit }: AskedVisit): boolean {
  return day.shifts.some(
    (s) =>
      s.carerId === carerId && Math.max(s.from, visit.window.from) <= Math.min(s.to - visit.minutes, visit.window.to),
  );
}

function sentence(code: ReasonCode, carers: number, about: string | undefined): string {
  const who = carers === 1 ? '1 carer' : `${carers} carers`;
  switch (code) {
    case 'skill':
      return `${who} without the skill ${about}.`;
    case 'hours':
      return `${who} suitable but not working then.`;
    case 'capacity':
      return `${who} suitable and working then, but with no room for it in the round.`;
    case 'gender':
      return `${who} not of the gender required.`;
    case 'language':
      return `${who} without the language required.`;
    case 'household':
      return `${who} cannot enter this household.`;
    case 'barred':
      return `${who} not to be sent to this client.`;
    case 'not-cleared':
      return `${who} not cleared or no longer employed on that date.`;
    default:
      return `${who} stopped by ${code}.`;
  }
}
