import type { FieldProblem } from '../field-problem.ts';

/**
 * A decision has one answer a provider, each an entry of the ledger, and is stored in one transaction of a hundred
 * actions at most; the package with its copies, the promise, the records and the days of a week and today take up to 24.
 */
export const MOST_PROVIDERS = 75;

/** The first provider beyond what a decision can hold. @param named all whom the contract names, in any part of it. */
export function tooManyProviders(named: readonly { field: string; providerId: string }[]): FieldProblem[] {
  const each = named.filter(({ providerId }, i) => named.findIndex((n) => n.providerId === providerId) === i);
  const beyond = each[MOST_PROVIDERS];
  if (beyond === undefined) return [];
  const rule = `must not be named too: a contract names at most ${MOST_PROVIDERS} providers, this one ${each.length}, because each has an answer in every decision`;
  return [{ field: beyond.field, value: beyond.providerId, rule }];
}
