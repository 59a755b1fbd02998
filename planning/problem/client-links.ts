import type { Link } from '../../solver/problem.ts';
import type { AskedVisit } from './day-problem.ts';

/**
 * Two calls on one client never overlap, and keep the minimum gap where the later one asks for it. The gap runs from
 * the end of the earlier call to the start of the later one, so start to start it is the duration longer. Each call is
 * kept from every later one and not from the next alone: whoever is between them may be left out, and then nothing else
 * would keep the two apart. A pair that its windows keep apart anyway needs no link.
 */
export function clientLinks(visits: readonly AskedVisit[]): Link[] {
  const byClient = Map.groupBy(visits.keys(), (v) => visits[v]!.visit.clientRef);
  return [...byClient.values()].flatMap((same) => {
    same.sort((a, b) => visits[a]!.visit.wanted - visits[b]!.visit.wanted || a - b);
    return same.flatMap((second, i) => same.slice(0, i).flatMap((first) => linkBetween(visits, first, second) ?? []));
  });
}

function linkBetween(visits: readonly AskedVisit[], first: number, second: number): Link | null {
  const [earlier, later] = [visits[first]!.visit, visits[second]!.visit];
  const min = earlier.minutes + (later.minGapMinutes ?? 0);
  if (later.window.from - earlier.window.to >= min) return null;
  return { first, second, min, max: Number.POSITIVE_INFINITY, differentCarers: false, together: false };
}
