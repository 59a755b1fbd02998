/** What a council decides about the life of a package after it is placed. */
import type { SuspensionRule } from './suspension.ts';

export interface PackageLifeRules {
  readonly suspension: SuspensionRule;
  /** Days for which a provider that hands a package back goes on serving it, today not counted. */
  readonly noticeDays: number;
}

/** Both vary by contract; these are the middle of what contracts say. */
export const defaultPackageLife: PackageLifeRules = { suspension: { holdDays: 14 }, noticeDays: 14 };
