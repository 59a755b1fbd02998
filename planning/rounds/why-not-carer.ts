/** The one rule that stops one carer of a provider from a visit of a day: for the provider itself, since it names both. */
import type { Reason } from '../../domain/reason.ts';
import { unsuitable } from '../../domain/suitability.ts';
import { calendarDateOf, dayMinuteOfInstant, localTimeOf } from '../../domain/time.ts';
import { explain } from '../../solver/explain.ts';
import type { Plan } from '../../solver/plan.ts';
import type { DayProblem } from '../problem/day-problem.ts';
import { minutesShort } from './minutes-short.ts';
import { codeOf } from './why-left-out.ts';
import { worksThen } from './works-then.ts';

export interface CarerAsked {
  /** Index of the visit in the problem. */
  readonly visit: number;
  readonly carerId: string;
  /** Day minute; anywhere in the visit's window unless told. */
  readonly start?: number | undefined;
}

/** The first rule in the order person, hours, round. A carer whom none of them stops is stopped by the rest of the day. */
export function whyNotCarer(
  day: DayProblem,
  plan: Pick<Plan, 'rounds'>,
  { visit: index, carerId, start }: CarerAsked,
): Reason {
  const { visit, carePackage } = day.visits[index]!;
  const carer = day.facts.workforce.carers.find(({ id }) => id === carerId)!;
  const unsuited = unsuitable(carer, visit, carePackage.client, day.date);
  if (unsuited !== null) return unsuited;
  const asked = { from: start ?? visit.window.from, to: start ?? visit.window.to, minutes: visit.minutes };
  const when =
    start === undefined
      ? `between ${localTimeOf(day.date, asked.from)} and ${localTimeOf(day.date, asked.to)}`
      : `at ${localTimeOf(day.date, start)}`;
  if (!worksThen(day, carerId, asked)) {
    const text = absenceThen(day, carerId, asked) ?? `${carerId} has no shift that leaves time for it ${when}.`;
    return { code: 'hours', text, about: carerId };
  }
  const explanation = explain(day.problem, plan, index);
  const verdicts = explanation.outcome === 'left-out' ? explanation.carers : explanation.blocked;
  const verdict = verdicts.find((one) => day.carers[one.carer]!.id === carerId);
  if (verdict === undefined || verdict.blocked.rule === 'none') {
    const text = `${carerId} cannot start it ${when} beside the other visits of the day.`;
    return { code: 'capacity', text, about: carerId };
  }
  const code = codeOf(verdict.blocked);
  const short = minutesShort(day, plan, index, verdict);
  const by = short === undefined ? '' : `: ${short} minutes short at best`;
  const text = `${carerId} ${RULES[code] ?? `is stopped by the rule ${code}`}${by}.`;
  return { code, text, about: carerId, ...(short === undefined ? {} : { numbers: { minutesShort: short } }) };
}

const RULES: Partial<Record<Reason['code'], string>> = {
  capacity: 'has no gap in the round that takes it',
  travel: 'has no time in the shift for the way there and back',
  'working-time': "has too few of the week's hours left",
  'longest-leg': 'lives and works too far away for how they travel',
  window: 'cannot start it within its window',
  'min-gap': "cannot keep the time between the client's visits",
  pinned: 'is not the carer to whom the visit is pinned',
  'double-up': 'is free, but not at the same minute as the carers it takes',
};

/** Undefined if no absence of the carer touches the time asked for. */
function absenceThen(
  { date, facts }: DayProblem,
  carerId: string,
  { from, to, minutes }: { readonly from: number; readonly to: number; readonly minutes: number },
): string | undefined {
  const away = facts.workforce.absences
    .filter((absence) => absence.carerId === carerId)
    .map((absence) => ({
      from: dayMinuteOfInstant(date, absence.from),
      to: dayMinuteOfInstant(date, absence.to),
    }))
    .find((span) => span.from < to + minutes && span.to > from);
  if (away === undefined) return undefined;
  const [begins, ends] = [away.from, away.to].map((m) => `${calendarDateOf(date, m)} ${localTimeOf(date, m)}`);
  return `${carerId} is absent from ${begins} to ${ends}.`;
}
