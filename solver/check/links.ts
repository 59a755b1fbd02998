import type { Rule, Violation } from './violation.ts';

/** The gap between two linked starts is in [min, max] whenever both visits are served. */
export const linkGap: Rule = ({ problem, attendances }) =>
  problem.links.flatMap((link, l): Violation[] => {
    const first = attendances[link.first];
    const second = attendances[link.second];
    if (first.length === 0 || second.length === 0) return [];
    const gap = second[0].start - first[0].start;
    if (gap < link.min) return [{ rule: 'link-min', link: l, found: gap, allowed: link.min }];
    if (gap > link.max) return [{ rule: 'link-max', link: l, found: gap, allowed: link.max }];
    return [];
  });

/** Where a link asks for different carers, the two visits share none. */
export const linkDifferentCarers: Rule = ({ problem, attendances }) =>
  problem.links.flatMap((link, l): Violation[] => {
    if (!link.differentCarers) return [];
    const shared = attendances[link.first].filter((a) => attendances[link.second].some((b) => b.carer === a.carer));
    return shared.map(({ carer }) => ({ rule: 'link-same-carer', link: l, carer, found: shared.length, allowed: 0 }));
  });

/** Visits linked `together` are both served or both left out. */
export const linkTogether: Rule = ({ problem, attendances }) =>
  problem.links.flatMap((link, l): Violation[] => {
    const served = [link.first, link.second].filter((v) => attendances[v].length > 0).length;
    return link.together && served === 1 ? [{ rule: 'link-together', link: l, found: 1, allowed: 2 }] : [];
  });
