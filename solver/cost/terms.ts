import type { Cost } from '../plan.ts';

/** A cost while it is being added up. */
export type Terms = { -readonly [Term in keyof Cost]: number };

export const NO_COST: Cost = {
  total: 0,
  travel: 0,
  lateness: 0,
  highestLateness: 0,
  waiting: 0,
  overtime: 0,
  highestIdle: 0,
  carers: 0,
  wanted: 0,
  unserved: 0,
  missedBreaks: 0,
  use: 0,
  changes: 0,
};

/** Every term but the total, in the order in which they are added. */
export const TERMS = (Object.keys(NO_COST) as (keyof Cost)[]).filter((term) => term !== 'total');

/** Sets the total to the sum of the terms. */
export function total(terms: Terms): Cost {
  terms.total = 0;
  for (const term of TERMS) terms.total += terms[term];
  return terms;
}
