/**
 * An independent recount of one provider's day against the rules of the field, from what is stored or fetched and what
 * was commissioned. It shares no code with the translators or the solver, and none with the domain's own expansion of
 * patterns and shifts or its travel model: what one of them gets wrong, the other does not.
 */
import { absence } from './audit/absence.ts';
import { barred } from './audit/barred.ts';
import { breaks } from './audit/breaks.ts';
import { clearance } from './audit/clearance.ts';
import { dailyRest } from './audit/daily-rest.ts';
import { type AuditDay, type AuditInput, auditDay } from './audit/day.ts';
import { doubleUp } from './audit/double-up.ts';
import { duration } from './audit/duration.ts';
import { everyVisitOnce } from './audit/every-visit-once.ts';
import { gender } from './audit/gender.ts';
import { household } from './audit/household.ts';
import { insideShift } from './audit/inside-shift.ts';
import { language } from './audit/language.ts';
import { leftOutReason } from './audit/left-out-reason.ts';
import { longestLeg } from './audit/longest-leg.ts';
import { minGap } from './audit/min-gap.ts';
import { oneRoundAtATime } from './audit/one-round-at-a-time.ts';
import { ownCarers } from './audit/own-carers.ts';
import { segments } from './audit/segments.ts';
import { skills } from './audit/skills.ts';
import { travelTime } from './audit/travel-time.ts';
import { weeklyHours } from './audit/weekly-hours.ts';
import { window } from './audit/window.ts';

export type { AuditInput } from './audit/day.ts';

export interface Violation {
  readonly rule: RuleName;
  /** A visit, a round or a carer, by identifier. */
  readonly about: string;
  readonly text: string;
  /** The figures in the text; minutes unless the key says otherwise. */
  readonly numbers?: Readonly<Record<string, number>>;
}

/** Each rule returns what it finds broken, without its own name. */
export type AuditRule = (day: AuditDay) => Omit<Violation, 'rule'>[];

const rules = {
  'own-carers': ownCarers,
  'every-visit-once': everyVisitOnce,
  'left-out-reason': leftOutReason,
  segments,
  window,
  duration,
  skills,
  gender,
  language,
  barred,
  household,
  clearance,
  'double-up': doubleUp,
  'min-gap': minGap,
  'travel-time': travelTime,
  'longest-leg': longestLeg,
  'inside-shift': insideShift,
  absence,
  'one-round-at-a-time': oneRoundAtATime,
  breaks,
  'daily-rest': dailyRest,
  'weekly-hours': weeklyHours,
} as const satisfies Readonly<Record<string, AuditRule>>;

export type RuleName = keyof typeof rules;
export const ruleNames = Object.keys(rules) as readonly RuleName[];

/** Everything that is wrong with the day, rule by rule; empty means that no hard rule is broken. */
export function audit(input: AuditInput): Violation[] {
  const day = auditDay(input);
  return ruleNames.flatMap((rule) => rules[rule](day).map((found) => ({ rule, ...found })));
}
