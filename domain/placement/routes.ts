import type { Contract } from '../contract.ts';
import type { InOrder } from '../ledger.ts';

/** Everybody whom a contract names, in its own order: its rule's providers, the fallback, and spot purchase last of all. */
export function routesOf({ rule, fallback, spot = [] }: Contract): (InOrder & { readonly anyOrder?: boolean })[] {
  const byRule =
    rule.kind === 'rotation'
      ? rule.shares.map(({ providerId }) => ({ providerId, route: 'rule', anyOrder: true }) as const)
      : rule.tiers.flatMap((tier) => tier.providerIds.map((providerId) => ({ providerId, route: 'rule' }) as const));
  return [
    ...byRule,
    ...fallback.map((providerId) => ({ providerId, route: 'fallback' }) as const),
    ...spot.map((providerId) => ({ providerId, route: 'spot' }) as const),
  ];
}
