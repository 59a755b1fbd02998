import type { Problem } from '../problem.ts';
import type { Gap } from './gaps.ts';
import { leastWish } from './start-price.ts';

/** One gap for each carer a visit needs, all of them open at some common start. */
export interface Attendance {
  readonly gaps: readonly Gap[];
  readonly estimate: number;
}

/**
 * The `keep` cheapest ways by estimate to send the carers a visit needs together: different people, one common start,
 * every carer it is pinned to among them. `gaps` is sorted here; a partial choice is dropped once it cannot beat the
 * last one kept. A gap that is `taken` is one of each way, beside those in `gaps`.
 */
export function cheapestAttendances(
  problem: Problem,
  visit: number,
  gaps: Gap[],
  keep: number,
  taken?: Gap,
): Attendance[] {
  gaps.sort((a, b) => a.estimate - b.estimate || a.shift - b.shift || a.position - b.position);
  const { carers, pinned } = problem.visits[visit];
  const carerOf = (gap: Gap): number => problem.shifts[gap.shift].carer;
  const best: Attendance[] = [];
  const chosen: Gap[] = taken === undefined ? [] : [taken];

  const choose = (next: number, from: number, to: number, estimate: number, wish: number): void => {
    const missing = carers - chosen.length;
    if (missing === 0) {
      const sent = chosen.map(carerOf);
      if (pinned?.carers?.every((carer) => sent.includes(carer)) ?? true)
        insertSorted(best, [...chosen], estimate + wish, keep);
      return;
    }
    for (let g = next; g < gaps.length; g++) {
      const gap = gaps[g];
      const least = estimate + missing * gap.estimate;
      if (best.length === keep && least + wish >= best[keep - 1].estimate) return;
      if (best.length === keep && least + gap.wish >= best[keep - 1].estimate) continue;
      const opens = Math.max(from, gap.from);
      const closes = Math.min(to, gap.to);
      if (opens > closes || chosen.some((other) => carerOf(other) === carerOf(gap))) continue;
      chosen.push(gap);
      const together = carers > 1 ? leastWish(problem, visit, opens, closes) : 0;
      choose(g + 1, opens, closes, estimate + gap.estimate, Math.max(wish, gap.wish, together));
      chosen.pop();
    }
  };
  const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;
  choose(0, taken?.from ?? NEGATIVE_INFINITY, taken?.to ?? POSITIVE_INFINITY, taken?.estimate ?? 0, taken?.wish ?? 0);
  return best;
}

function insertSorted(best: Attendance[], gaps: readonly Gap[], estimate: number, keep: number): void {
  if (best.length === keep) {
    if (estimate >= best[keep - 1].estimate) return;
    best.pop();
  }
  let at = best.length;
  while (at > 0 && best[at - 1].estimate > estimate) at--;
  best.splice(at, 0, { gaps, estimate });
}
