import type { FieldProblem } from '../field-problem.ts';
import type { VisitPattern } from '../package.ts';
import { type Weekday, wallMinutesOf } from '../time.ts';
import { widthOf } from './window.ts';

/** Pairs of patterns of one package that share a day and cannot both stand. */
export function overlaps(patterns: readonly VisitPattern[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  patterns.forEach((later, i) => {
    for (const earlier of patterns.slice(0, i)) {
      const [day] = sharedDays(earlier, later);
      const why = whyNotBoth(earlier, later);
      if (day === undefined || why === null) continue;
      problems.push({
        field: `/patterns/${i}`,
        value: later.id,
        rule: `must not overlap with ${earlier.id} on ${day}: ${why}`,
      });
    }
  });
  return problems;
}

export function sharedDays(a: VisitPattern, b: VisitPattern): readonly Weekday[] {
  return b.days.filter((day) => a.days.includes(day));
}

/**
 * Why two visits of one client on one day cannot both stand, or null: they are the same visit, or, whichever comes
 * first, even with the first as early and the second as late as their windows allow they would overlap or break a
 * minimum gap. Windows that only could make them meet are for planning to keep apart.
 */
export function whyNotBoth(a: VisitPattern, b: VisitPattern): string | null {
  if (sameness(a) === sameness(b)) {
    return 'it is the same visit once more; two carers at the same minute are one visit with carersRequired 2';
  }
  if (fitsAfter(a, b) || fitsAfter(b, a)) return null;
  return 'neither can be over before the other must start, with the minimum gap where there is one';
}

/** Equal for visits that nothing but their days and names tells apart. */
function sameness({ window: { from, to }, minutes, carersRequired, skills, minGapMinutes }: VisitPattern): string {
  return JSON.stringify([from, to, minutes, carersRequired, skills.toSorted(), minGapMinutes]);
}

function fitsAfter(first: VisitPattern, second: VisitPattern): boolean {
  const soonestEnd = wallMinutesOf(first.window.from) + first.minutes;
  const latestStart = wallMinutesOf(second.window.from) + widthOf(second.window);
  return soonestEnd + (second.minGapMinutes ?? 0) <= latestStart;
}
