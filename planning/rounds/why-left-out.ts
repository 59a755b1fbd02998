/** Why no carer of a provider attends a visit: how many carers each rule stops, and how near the nearest one came. */
import type { Reason, ReasonCode } from '../../domain/reason.ts';
import { unsuitable } from '../../domain/suitability.ts';
import { type Blocked, explain } from '../../solver/explain.ts';
import type { Plan } from '../../solver/plan.ts';
import type { DayProblem } from '../problem/day-problem.ts';
import { minutesShort } from './minutes-short.ts';
import { worksThen } from './works-then.ts';

interface Stopped {
  carers: number;
  /** Least minutes by which the rule stops one of them; Infinity where it has no measure. */
  by: number;
  readonly about?: string;
}

/** One reason for each rule that stops somebody, the rule that stops most carers first. */
export function whyLeftOut(day: DayProblem, plan: Pick<Plan, 'rounds'>, index: number): Reason[] {
  const stopped = stoppedCarers(day, plan, index);
  const reasons = [...stopped]
    .sort((a, b) => b[1].carers - a[1].carers || a[0].localeCompare(b[0]))
    .map(([code, { carers, by, about }]): Reason => {
      const short = Number.isFinite(by) ? { minutesShort: by } : {};
      const text = sentence(code, carers, Number.isFinite(by) ? by : undefined, about);
      return { code, text, numbers: { carers, ...short }, ...(about === undefined ? {} : { about }) };
    });
  if (reasons.length > 0) return reasons;
  return [{ code: 'capacity', text: 'The provider employs no carer on that date.', numbers: { carers: 0 } }];
}

function stoppedCarers(day: DayProblem, plan: Pick<Plan, 'rounds'>, index: number): Map<ReasonCode, Stopped> {
  const asked = day.visits[index]!;
  const stopped = new Map<ReasonCode, Stopped>();
  const count = (code: ReasonCode, by = Number.POSITIVE_INFINITY, about?: string): void => {
    const known = stopped.get(code) ?? {
      carers: 0,
      by: Number.POSITIVE_INFINITY,
      ...(about === undefined ? {} : { about }),
    };
    known.carers += 1;
    known.by = Math.min(known.by, by);
    stopped.set(code, known);
  };
  const explanation = explain(day.problem, plan, index);
  const verdicts = explanation.outcome === 'left-out' ? explanation.carers : explanation.blocked;
  const verdictOf = new Map(verdicts.map((verdict) => [day.carers[verdict.carer]!.id, verdict]));
  for (const carer of day.facts.workforce.carers) {
    const reason = unsuitable(carer, asked.visit, asked.carePackage.client, day.date);
    const verdict = verdictOf.get(carer.id);
    if (reason !== null) count(reason.code, undefined, reason.code === 'skill' ? reason.about : undefined);
    else if (
      verdict === undefined ||
      !worksThen(day, carer.id, { ...asked.visit.window, minutes: asked.visit.minutes })
    )
      count('hours');
    else count(codeOf(verdict.blocked), minutesShort(day, plan, index, verdict));
  }
  return stopped;
}

/** The code of the rule that stops a carer whose skills and hours would do. */
export function codeOf({ rule }: Blocked): ReasonCode {
  switch (rule) {
    case 'skill':
      return 'skill';
    case 'barred':
      return 'barred';
    case 'pinned':
      return 'pinned';
    case 'shift-start':
    case 'shift-end':
      return 'travel';
    case 'max-work':
      return 'working-time';
    case 'longest-leg':
      return 'longest-leg';
    case 'window':
    case 'pinned-start':
      return 'window';
    case 'link':
      return 'min-gap';
    case 'partner':
    case 'link-same-carer':
    case 'link-together':
      return 'double-up';
    default:
      return 'capacity';
  }
}

function sentence(code: ReasonCode, carers: number, by: number | undefined, about: string | undefined): string {
  const who = carers === 1 ? '1 carer' : `${carers} carers`;
  const short = by === undefined ? '' : `: ${by} minutes short at best`;
  switch (code) {
    case 'skill':
      return `${who} without the skill ${about}.`;
    case 'hours':
      return `${who} suitable but not working then.`;
    case 'capacity':
      return `${who} suitable and working then, with no gap in the round${short}.`;
    case 'travel':
      return `${who} suitable, whose shift leaves no time for the way there and back${short}.`;
    case 'working-time':
      return `${who} suitable, with too few of the week's hours left${short}.`;
    case 'longest-leg':
      return `${who} suitable, too far away for how they travel${by === undefined ? '' : `: ${by} minutes more than allowed at best`}.`;
    case 'window':
      return `${who} suitable, but the visit has no start within its window${short}.`;
    case 'min-gap':
      return `${who} suitable, but the client's other visits leave no time between them${short}.`;
    case 'double-up':
      return `${who} free, but not enough at the same minute${short}.`;
    case 'pinned':
      return `${who} suitable, but the visit is pinned to somebody else.`;
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
      return `${who} stopped by the rule ${code}.`;
  }
}
