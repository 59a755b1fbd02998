import { providerOn } from '../domain/life/serving.ts';
import type { CarePackage } from '../domain/package.ts';
import type { LocalDate } from '../domain/time.ts';
import type { Caller } from './caller.ts';

/**
 * Whether a package's visits of a planning date are the caller's to speak of. While it passes from one provider to the next
 * both may read it, and each speaks for its own dates alone: the other's day is another provider's rounds.
 */
export function servesOn(caller: Caller, carePackage: CarePackage, date: LocalDate): boolean {
  return caller.role !== 'provider' || providerOn(carePackage, date) === caller.providerId;
}
