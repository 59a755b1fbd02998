/** What a council decides about the life of a package after it is placed. */
import type { FirstWeeksRule } from './first-weeks.ts';
import type { SuspensionRule } from './suspension.ts';

export interface PackageLifeRules {
  readonly suspension: SuspensionRule;
  /** Days for which a provider that hands a package back goes on serving it, today not counted. */
  readonly noticeDays: number;
  readonly firstWeeks: FirstWeeksRule;
}

/** Hold and notice vary by contract; these are the middle of what contracts say. Six weeks are MK6's. */
export const defaultPackageLife: PackageLifeRules = {
  suspension: { holdDays: 14 },
  noticeDays: 14,
  firstWeeks: { needType: 'first-weeks', urgencies: ['hospital-discharge'], days: 42, askAnewDaysBefore: 14 },
};
