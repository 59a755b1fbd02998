/**
 * The order of asking for one package: who is due by the contract of its zone, then the others of the rule, then the
 * fallback; and who is passed over before anybody looks at rounds, with the coded reason.
 */
import type { Contract, RotationRule } from '../contract.ts';
import type { InOrder, LedgerEntry } from '../ledger.ts';
import { minutesPerWeek } from '../occurrences.ts';
import type { ProviderAnswer, VisitPattern } from '../package.ts';
import type { Provider } from '../provider.ts';
import type { Reason } from '../reason.ts';
import type { Settings } from '../settings.ts';
import type { LocalDate } from '../time.ts';
import { type Load, shutGate } from './gates.ts';
import { replay } from './replay.ts';
import { byClaim } from './rotation.ts';
import { sharesOf } from './shares.ts';

export interface Asking {
  readonly contract: Contract;
  /** All entries of the contract's zone. */
  readonly ledger: readonly LedgerEntry[];
  readonly providers: readonly Provider[];
  /** What each provider holds; a provider not listed holds nothing. Only restricted and capped ones are asked for it. */
  readonly loads?: ReadonlyMap<string, Load>;
  /** Who has declined this package and why it is not asked again, by provider (declined.ts). */
  readonly declined?: ReadonlyMap<string, Reason>;
  /** The date of the decision. */
  readonly date: LocalDate;
  readonly carePackage: { readonly patterns: readonly VisitPattern[] };
  readonly settings: Settings;
}

export interface OrderOfAsking {
  /** Everybody whom the contract names, each once, whether asked or passed over. */
  readonly order: readonly InOrder[];
  readonly asked: readonly DueProvider[];
  readonly passedOver: readonly ProviderAnswer[];
}

interface DueProvider extends InOrder {
  /** Why at this place of the order, in a broker's words, with the figures in it. */
  readonly due: { readonly text: string; readonly numbers: Readonly<Record<string, number>> };
}

export function orderOfAsking(asking: Asking): OrderOfAsking {
  const order: InOrder[] = [];
  const asked: DueProvider[] = [];
  const passedOver: ProviderAnswer[] = [];
  for (const candidate of candidates(asking)) {
    const { providerId, route } = candidate;
    if (order.some((c) => c.providerId === providerId)) continue;
    order.push({ providerId, route });
    const provider = asking.providers.find((p) => p.id === providerId);
    const reason =
      provider === undefined
        ? ({ code: 'no-provider', text: `${providerId} is not on the register.`, about: providerId } as const)
        : (asking.declined?.get(providerId) ??
          shutGate({
            provider,
            load: asking.loads?.get(providerId) ?? { heldMinutesPerWeek: 0, newMinutesThisWeek: 0 },
            date: asking.date,
            carePackage: asking.carePackage,
            ratings: asking.settings.ratingsForNewPackages,
          }));
    if (reason === null) asked.push(candidate);
    else passedOver.push({ providerId, answer: 'passed-over', reasons: [reason] });
  }
  return { order, asked, passedOver };
}

function candidates(asking: Asking): DueProvider[] {
  const { rule, fallback, spot = [] } = asking.contract;
  const own =
    rule.kind === 'rotation'
      ? rotationOrder(rule, asking)
      : rule.tiers.flatMap((tier, t) => tier.providerIds.map((id, i) => inTier(id, tier.name, t + 1, i + 1)));
  const after = fallback.map((providerId, i) => ({
    providerId,
    route: 'fallback' as const,
    due: { text: `Asked after the contract's own providers, place ${i + 1}.`, numbers: { place: i + 1 } },
  }));
  const last = spot.map((providerId, i) => ({
    providerId,
    route: 'spot' as const,
    due: { text: `Bought on the spot, after everybody else, place ${i + 1}.`, numbers: { place: i + 1 } },
  }));
  return [...own, ...after, ...last];
}

function rotationOrder(rule: RotationRule, { ledger, date, carePackage }: Asking): DueProvider[] {
  const minutes = minutesPerWeek(carePackage);
  const size = rule.measure === 'packages' ? 1 : minutes;
  const largest = Math.max(minutes, ...replay(ledger).map((p) => p.minutesPerWeek));
  const unit = rule.measure === 'packages' ? 1 : largest;
  return byClaim(sharesOf(rule, ledger, date), size, unit).map(({ share, behind }) => {
    const of = rule.measure === 'packages' ? 'packages' : 'minutes a week';
    const due = share.had + behind;
    return {
      providerId: share.providerId,
      route: 'rule' as const,
      due: {
        text: `Due ${share.percent}%: would be due ${round(due)} ${of} with this one, has had ${share.had}.`,
        numbers: { percent: share.percent, due: round(due), had: share.had, behind: round(behind) },
      },
    };
  });
}

function inTier(providerId: string, name: string, tier: number, place: number): DueProvider {
  return {
    providerId,
    route: 'rule',
    due: { text: `Tier ${tier} (${name}), place ${place}.`, numbers: { tier, place } },
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
