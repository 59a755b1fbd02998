import type { FieldProblem } from '../field-problem.ts';
import type { VisitPattern } from '../package.ts';
import { wallMinutesOf } from '../time.ts';
import { widthOf } from './window.ts';

/**
 * Pairs of patterns that share a day and cannot both happen, whichever comes first: even with the first as early and
 * the second as late as their windows allow they would overlap, or the minimum gap would be broken.
 */
export function overlaps(patterns: readonly VisitPattern[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  patterns.forEach((later, i) => {
    for (const earlier of patterns.slice(0, i)) {
      const day = later.days.find((d) => earlier.days.includes(d));
      if (day === undefined || fitsAfter(earlier, later) || fitsAfter(later, earlier)) continue;
      problems.push({
        field: `/patterns/${i}`,
        value: later.id,
        rule: `must not overlap with ${earlier.id} on ${day}: neither can be over before the other must start`,
      });
    }
  });
  return problems;
}

function fitsAfter(first: VisitPattern, second: VisitPattern): boolean {
  const soonestEnd = wallMinutesOf(first.window.from) + first.minutes;
  const latestStart = wallMinutesOf(second.window.from) + widthOf(second.window);
  return soonestEnd + (second.minGapMinutes ?? 0) <= latestStart;
}
