/**
 * Who of a rotation is due for the next package, so that nobody is ever a whole package away from the due share.
 *
 * Taking whoever is furthest behind keeps that promise for two providers and breaks it for many. The rule here is
 * R. Tijdeman's for the chairman assignment problem (Discrete Mathematics 32, 1980): among those at least
 * 1/(2n-2) of a package behind, the one whose deadline comes first. It keeps every provider within
 * 1 - 1/(2n-2) of a package of its due share; for two providers that is rounding to the nearest (largest remainder).
 */
import type { Share } from './shares.ts';

export interface Standing {
  readonly share: Share;
  /** Behind (positive) or ahead of the due share if the next package went elsewhere, in the contract's measure. */
  readonly behind: number;
}

/**
 * Best claim first. `size` is the next package in the contract's measure (1 or its minutes a week), `unit` the size
 * that counts as one package (1, or the largest package of the period).
 */
export function byClaim(shares: readonly Share[], size: number, unit: number): Standing[] {
  const eligibleFrom = unit / Math.max(2 * shares.length - 2, 1);
  const standings = shares.map((share, position) => {
    const behind = share.carried + share.due + (size * share.percent) / 100 - share.had;
    const claims = behind >= eligibleFrom - 1e-9;
    // How many packages may still be placed elsewhere before this provider is too far behind.
    const deadline = share.percent === 0 ? Number.POSITIVE_INFINITY : (unit - eligibleFrom - behind) / share.percent;
    return { share, behind, claims, deadline, position };
  });
  standings.sort((a, b) => {
    if (a.claims !== b.claims) return a.claims ? -1 : 1;
    const order = a.claims ? a.deadline - b.deadline : b.behind - a.behind;
    return Math.abs(order) > 1e-9 ? order : a.position - b.position;
  });
  return standings.map(({ share, behind }) => ({ share, behind }));
}
