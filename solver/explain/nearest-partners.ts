import type { Gap } from '../insert/gaps.ts';
import type { Problem } from '../problem.ts';

/**
 * Ticks by which the nearest carers who could come along miss the gaps of one carer, at the least: as many as the visit
 * takes beside that one, those it is pinned to among them; Infinity where there are too few.
 */
export function nearestPartners(problem: Problem, visit: number, own: readonly Gap[], others: readonly Gap[]): number {
  const { carers, pinned } = problem.visits[visit];
  const carerOf = (gap: Gap): number => problem.shifts[gap.shift].carer;
  const due = (pinned?.carers ?? []).filter((carer) => carer !== carerOf(own[0]));
  const least = own.map((gap) => {
    const misses = new Map<number, number>();
    for (const other of others) {
      const by = Math.max(0, gap.from - other.to, other.from - gap.to);
      misses.set(carerOf(other), Math.min(by, misses.get(carerOf(other)) ?? by));
    }
    const fixed = due.map((carer) => misses.get(carer) ?? Number.POSITIVE_INFINITY);
    for (const carer of due) misses.delete(carer);
    const nearest = [...misses.values()].sort((a, b) => a - b).slice(0, carers - 1 - due.length);
    return due.length + nearest.length < carers - 1 ? Number.POSITIVE_INFINITY : Math.max(...fixed, ...nearest);
  });
  return Math.min(...least);
}
