import type { Link } from '../../solver/problem.ts';
import type { AskedVisit } from './day-problem.ts';

/**
 * Two calls on one client never overlap, and keep the minimum gap where the later one asks for it. The gap runs from
 * the end of the earlier call to the start of the later one, so start to start it is the duration longer. A pair that
 * its windows keep apart anyway needs no link.
 */
export function clientLinks(visits: readonly AskedVisit[]): Link[] {
  const byClient = new Map<string, number[]>();
  visits.forEach(({ visit }, v) => {
    const same = byClient.get(visit.clientRef);
    if (same === undefined) byClient.set(visit.clientRef, [v]);
    else same.push(v);
  });
  const links: Link[] = [];
  for (const same of byClient.values()) {
    same.sort((a, b) => visits[a]!.visit.wanted - visits[b]!.visit.wanted || a - b);
    for (let i = 1; i < same.length; i++) {
      const first = visits[same[i - 1]!]!.visit;
      const second = visits[same[i]!]!.visit;
      const min = first.minutes + (second.minGapMinutes ?? 0);
      if (second.window.from - first.window.to >= min) continue;
      links.push({
        first: same[i - 1]!,
        second: same[i]!,
        min,
        max: Number.POSITIVE_INFINITY,
        differentCarers: false,
        together: false,
      });
    }
  }
  return links;
}
