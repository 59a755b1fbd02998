/**
 * The first weeks after a discharge stay in-house (MK6): as long as they run the package has the need `needType` for the
 * contract, whose table of needs names the own team for it; a contract that names none knows no first weeks. Before they
 * end the package is asked for anew, and goes by its own need to the zone's order.
 */
import type { Contract } from '../contract.ts';
import type { CarePackage, Urgency } from '../package.ts';
import { addDays, type LocalDate } from '../time.ts';

export interface FirstWeeksRule {
  /** The key in the contract's table of needs. */
  readonly needType: string;
  /** Of packages that come from hospital. */
  readonly urgencies: readonly Urgency[];
  /** From the start date on. */
  readonly days: number;
  /** So many days before they end the package is asked for anew. */
  readonly askAnewDaysBefore: number;
}

/** The last date of a package's first weeks; undefined for one that has none. */
export function firstWeeksEnd(
  { source, urgency, startDate }: Pick<CarePackage, 'source' | 'urgency' | 'startDate'>,
  { urgencies, days }: FirstWeeksRule,
): LocalDate | undefined {
  return source.kind === 'hospital' && urgencies.includes(urgency) ? addDays(startDate, days - 1) : undefined;
}

/**
 * By which need a package is asked for on a date.
 * @param isFirst it has not been asked for anew yet, or the question is of a placement before that.
 */
export function needOf(
  contract: Contract,
  carePackage: Pick<CarePackage, 'source' | 'urgency' | 'startDate' | 'needType'>,
  rule: FirstWeeksRule,
  date: LocalDate,
  isFirst: boolean,
): string {
  const end = firstWeeksEnd(carePackage, rule);
  return isFirst && end !== undefined && date <= end && ownTeamsOf(contract, rule).length > 0
    ? rule.needType
    : carePackage.needType;
}

/** Whether it is time to ask for the package anew: its own team has it, and its first weeks are nearly over. */
export function isDueToMoveOn(
  carePackage: CarePackage,
  contract: Contract,
  rule: FirstWeeksRule,
  today: LocalDate,
): boolean {
  const { status, placement, outgoing, askedAnew, endDate } = carePackage;
  const end = firstWeeksEnd(carePackage, rule);
  if (end === undefined || status !== 'placed' || outgoing !== undefined || askedAnew !== undefined) return false;
  if (placement === undefined || !ownTeamsOf(contract, rule).includes(placement.providerId)) return false;
  return today > addDays(end, -rule.askAnewDaysBefore) && (endDate === undefined || endDate > end);
}

function ownTeamsOf({ needs = [] }: Contract, { needType }: FirstWeeksRule): readonly string[] {
  return needs.flatMap((n) => (n.needType === needType && 'ownTeams' in n ? n.ownTeams : []));
}
