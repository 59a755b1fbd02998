/**
 * How hours are bought from a provider under a contract, and how many a year (DE1, DE2, DE18, WA3). What is bought on the
 * spot is bought package by package, has no volume and is no purchase here.
 */
import type { LocalDate } from './time.ts';

export interface Purchase {
  /** Unique in its contract: entries of the ledger draw on it by this name. */
  readonly id: string;
  readonly providerId: string;
  /** 'block' is paid whether used or not, 'cost-and-volume' as it is used; 'in-house' is agreed with the own team. */
  readonly kind: 'block' | 'cost-and-volume' | 'in-house';
  readonly volume: Volume;
  /** A specialism: only packages of these needs draw on it, and they do so before any that is for all. */
  readonly needTypes?: readonly string[];
  /** 'first': before everybody of the contract's rule. 'in-turn': where the contract names the provider. */
  readonly asked: 'first' | 'in-turn';
  /** What becomes of the provider once the year's volume is taken up. */
  readonly beyondVolume: 'asked' | 'passed-over';
}

/** Commissioned minutes of each contract year. */
export interface Volume {
  readonly minutesPerYear: number;
  /** First day of the first year, the first of a month; every later year begins on the same date. */
  readonly yearStarts: LocalDate;
  /** The profile over the year: minutes of each of its twelve months, adding up to the year's. Absent = evenly by days. */
  readonly minutesByMonth?: readonly number[];
}

/** Which purchase of a provider a package of this need draws on: a specialism's before the general one. */
export function purchaseFor(
  purchases: readonly Purchase[],
  providerId: string,
  needType: string,
): Purchase | undefined {
  const own = purchases.filter((p) => p.providerId === providerId && isFor(p, needType));
  return own.find(isSpecialism) ?? own[0];
}

/** Those asked before the rule for a need, specialisms first, otherwise as listed. */
export function purchasesAskedFirst(purchases: readonly Purchase[], needType: string): readonly Purchase[] {
  const first = purchases.filter((p) => p.asked === 'first' && isFor(p, needType));
  return [...first.filter(isSpecialism), ...first.filter((p) => !isSpecialism(p))];
}

function isFor({ needTypes }: Purchase, needType: string): boolean {
  return needTypes === undefined || needTypes.includes(needType);
}

function isSpecialism({ needTypes }: Purchase): boolean {
  return needTypes !== undefined;
}
