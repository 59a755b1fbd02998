/**
 * Flexible hours (BU7, BU9): a package is funded for a four-week period with a plan for each week; hours move between
 * the weeks, the period's total does not. Beside it stands a contingency pot, for exceptional need only: it is drawn
 * with a reason and an authoriser, by a person, and never by a planner. All amounts are integer minutes.
 */
import type { LocalDate } from './time.ts';

/** What is agreed with a package of flexible hours; the four-week periods roll on from their start. */
export interface HoursPlan {
  /** The Monday on which the first period starts, not after the start of the package. */
  readonly firstPeriodStarts: LocalDate;
  /** Planned minutes of each of the four weeks, all carers counted: 20/10/20/10 hours. */
  readonly weeks: readonly [number, number, number, number];
  /** Minutes of the contingency pot of each period; what is not drawn is not carried over. */
  readonly contingencyMinutes: number;
}

/** The hours of one period. */
export interface HoursBank {
  /** Planned minutes of each of the four weeks: 20/10/20/10 hours. */
  readonly weeks: readonly [number, number, number, number];
  /** Minutes of the contingency pot for the period. */
  readonly contingencyMinutes: number;
  readonly draws: readonly ContingencyDraw[];
}

export interface ContingencyDraw {
  /** It is of the period in which this instant lies. */
  readonly at: string;
  readonly minutes: number;
  readonly reason: ContingencyReason;
  /** The token subject of the officer who allowed it. */
  readonly authorisedBy: string;
  readonly note?: string;
}

/** Not for a service that was never assessed: that is a change of package. */
export type ContingencyReason = 'illness' | 'informal-carer-unavailable' | 'fall' | 'end-of-life' | 'other-exceptional';

export type BankAnswer =
  | { readonly allowed: true; readonly balanceMinutes: number }
  | { readonly allowed: false; readonly rule: string; readonly balanceMinutes: number; readonly overByMinutes: number };

/** Minutes of the period: the plan of its weeks and what has been drawn from the pot. */
export function periodMinutes(bank: HoursBank): number {
  return sum(bank.weeks) + sum(bank.draws.map((draw) => draw.minutes));
}

/**
 * Whether visits of so many minutes in each week fit the period. Weeks may differ from their plan in either direction;
 * only the total binds: 20+10+20+10 = 60 hours pass, 61 do not.
 */
export function fitsBank(bank: HoursBank, visitMinutes: readonly number[]): BankAnswer {
  const total = periodMinutes(bank);
  const balanceMinutes = total - sum(visitMinutes);
  if (balanceMinutes >= 0) return { allowed: true, balanceMinutes };
  const rule = `the four weeks hold ${hoursText(total)}; ${hoursText(sum(visitMinutes))} are asked for`;
  return { allowed: false, rule, balanceMinutes, overByMinutes: -balanceMinutes };
}

/** Minutes of the contingency pot that nobody has drawn. */
export function potLeft(bank: HoursBank): number {
  return bank.contingencyMinutes - sum(bank.draws.map((each) => each.minutes));
}

export type DrawAnswer =
  | { readonly allowed: true; readonly bank: HoursBank }
  | { readonly allowed: false; readonly rule: string; readonly leftMinutes: number };

/** Draws from the pot. A draw by the planner, without an authoriser, or beyond what is left is refused. */
export function drawContingency(bank: HoursBank, draw: ContingencyDraw): DrawAnswer {
  const leftMinutes = potLeft(bank);
  if (draw.authorisedBy.trim() === '') return { allowed: false, rule: 'a draw names who authorises it', leftMinutes };
  if (!Number.isInteger(draw.minutes) || draw.minutes <= 0) {
    return { allowed: false, rule: `a draw is a whole number of minutes above 0, not ${draw.minutes}`, leftMinutes };
  }
  if (draw.minutes > leftMinutes) {
    const rule = `the pot holds ${hoursText(leftMinutes)}; ${hoursText(draw.minutes)} are asked for`;
    return { allowed: false, rule, leftMinutes };
  }
  return { allowed: true, bank: { ...bank, draws: [...bank.draws, draw] } };
}

/** Minutes as a broker says them: '61 h', '2 h 30 min'. */
export function hoursText(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.trunc(minutes / 60)} h ${Math.abs(minutes % 60)} min`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
