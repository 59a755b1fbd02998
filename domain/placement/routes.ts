import type { Contract } from '../contract.ts';
import type { InOrder } from '../ledger.ts';
import { purchaseFor, purchasesAskedFirst } from '../purchase.ts';

/** `anyOrder`: within a rotation the ledger says who comes first. */
export type Named = InOrder & { readonly anyOrder?: boolean };

/**
 * Everybody whom a contract names for a type of need, each once, in its own order: purchases asked first, its rule's
 * providers, the need's own teams, the fallback, and spot purchase last of all.
 */
export function routesOf(
  { rule, fallback, spot = [], purchases = [], needs = [] }: Contract,
  needType: string,
): Named[] {
  const by = (route: InOrder['route'], providerIds: readonly string[]): Named[] =>
    providerIds.map((providerId) => ({ providerId, route }));
  const first = purchasesAskedFirst(purchases, needType).map((p) => p.providerId);
  const byRule =
    rule.kind === 'rotation'
      ? rule.shares.map(({ providerId }): Named => ({ providerId, route: 'rule', anyOrder: true }))
      : by(
          'rule',
          rule.tiers.flatMap((tier) => tier.providerIds),
        );
  const ownTeams = needs.flatMap((n) => (n.needType === needType && 'ownTeams' in n ? n.ownTeams : []));
  const named = [
    ...by('purchase', first),
    ...byRule,
    ...by('own-team', ownTeams),
    ...by('fallback', fallback),
    ...by('spot', spot),
  ];
  return named
    .filter(({ providerId }, i) => named.findIndex((n) => n.providerId === providerId) === i)
    .map((each) => {
      const purchase = purchaseFor(purchases, each.providerId, needType);
      return purchase === undefined ? each : { ...each, purchaseId: purchase.id };
    });
}

export interface Listed extends Pick<InOrder, 'providerId' | 'route'> {
  /** The types of need for which alone it is asked; absent = it has a turn whatever the need. */
  readonly needTypes?: readonly string[];
}

/** Everybody whom a contract names for any type of need, each once, in its order; spot purchase last of all. */
export function everybodyIn(contract: Contract): Listed[] {
  const { needs = [], purchases = [] } = contract;
  const special = [...needs.map((n) => n.needType), ...purchases.flatMap((p) => p.needTypes ?? [])];
  const always = routesOf(contract, '');
  const only = [...new Set(special)].flatMap((needType) =>
    routesOf(contract, needType)
      .filter(({ providerId }) => !always.some((a) => a.providerId === providerId))
      .map((named) => ({ ...named, needType })),
  );
  const forNeeds = [...Map.groupBy(only, ({ providerId }) => providerId)].map(
    ([providerId, named]): Listed => ({
      providerId,
      route: named[0]!.route,
      needTypes: named.map(({ needType }) => needType),
    }),
  );
  const listed = [...always.map(({ providerId, route }): Listed => ({ providerId, route })), ...forNeeds];
  return ROUTES.flatMap((route) => listed.filter((l) => l.route === route));
}

/** In the order of asking. */
const ROUTES: readonly InOrder['route'][] = ['purchase', 'rule', 'own-team', 'fallback', 'spot'];
