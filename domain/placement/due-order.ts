/**
 * The order of asking for one package: purchases asked first, who is due by the contract's rule, the others of the rule,
 * own teams, the fallback, spot; and who is passed over before anybody looks at rounds, with the coded reason.
 */
import type { Contract, RotationRule, TierRule } from '../contract.ts';
import type { InOrder, LedgerEntry } from '../ledger.ts';
import { minutesPerWeek } from '../occurrences.ts';
import type { PackageRequest, ProviderAnswer } from '../package.ts';
import type { Provider } from '../provider.ts';
import type { Reason } from '../reason.ts';
import type { Settings } from '../settings.ts';
import { addDays, type LocalDate } from '../time.ts';
import { type Load, shutGate } from './gates.ts';
import { shutByNeed } from './need-gate.ts';
import { replay } from './replay.ts';
import { byClaim } from './rotation.ts';
import { routesOf } from './routes.ts';
import { sharesOf } from './shares.ts';
import { type Volumes, volumeWith } from './volume-gate.ts';

export interface Asking {
  readonly contract: Contract;
  /** All entries of the package's zone. */
  readonly ledger: readonly LedgerEntry[];
  /** Those of the contract's other zones, which draw on the same volumes. */
  readonly otherLedgers?: readonly (readonly LedgerEntry[])[];
  readonly providers: readonly Provider[];
  /** What each provider holds; a provider not listed holds nothing. Only restricted and capped ones are asked for it. */
  readonly loads?: ReadonlyMap<string, Load>;
  /** Who has declined this package and why it is not asked again, by provider (declined.ts). */
  readonly declined?: ReadonlyMap<string, Reason>;
  /** The calendar date of the decision. */
  readonly date: LocalDate;
  /** The first planning date it would be served; absent = its start date, or the day after the decision if that is later. */
  readonly servedFrom?: LocalDate;
  readonly carePackage: Pick<PackageRequest, 'patterns' | 'needType' | 'startDate' | 'endDate'>;
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
  const asked: DueProvider[] = [];
  const passedOver: ProviderAnswer[] = [];
  const all = candidates(asking);
  for (const { due, ...candidate } of all) {
    const { providerId } = candidate;
    const volume = volumeWith(volumesOf(asking), candidate);
    const reason = whyPassedOver(asking, candidate) ?? (volume?.shut === true ? reasonOf(volume) : null);
    if (reason !== null) passedOver.push({ providerId, answer: 'passed-over', reasons: [reason] });
    else asked.push({ ...candidate, due: volume === null ? due : withVolume(due, volume) });
  }
  return { order: all.map(({ due: _, ...inOrder }) => inOrder), asked, passedOver };
}

function whyPassedOver(asking: Asking, { providerId, route }: InOrder): Reason | null {
  const { contract, carePackage, date, settings } = asking;
  const provider = asking.providers.find((p) => p.id === providerId);
  if (provider === undefined) {
    return { code: 'no-provider', text: `${providerId} is not on the register.`, about: providerId };
  }
  const load = asking.loads?.get(providerId) ?? { heldMinutesPerWeek: 0, newMinutesThisWeek: 0 };
  return (
    shutByNeed(contract.needs ?? [], carePackage.needType, provider, route) ??
    asking.declined?.get(providerId) ??
    shutGate({ provider, load, date, carePackage, ratings: settings.ratingsForNewPackages })
  );
}

function volumesOf({ contract, ledger, otherLedgers = [], date, servedFrom, carePackage }: Asking): Volumes {
  const { startDate, endDate } = carePackage;
  return {
    contract,
    ledgers: [ledger, ...otherLedgers],
    minutesPerWeek: minutesPerWeek(carePackage),
    from: servedFrom ?? [startDate, addDays(date, 1)].sort()[1]!,
    ...(endDate !== undefined && { endDate }),
  };
}

function candidates(asking: Asking): DueProvider[] {
  const { contract, carePackage } = asking;
  const { rule } = contract;
  const named = routesOf(contract, carePackage.needType).map(({ anyOrder: _, ...inOrder }): InOrder => inOrder);
  const by = (route: InOrder['route'], text: (place: number) => string): DueProvider[] =>
    named
      .filter((n) => n.route === route)
      .map((n, i) => ({ ...n, due: { text: text(i + 1), numbers: { place: i + 1 } } }));
  const turns = rule.kind === 'rotation' ? rotationTurns(rule, asking) : tierTurns(rule);
  const byRule = turns.flatMap(({ providerId, due }) => {
    const own = named.find((n) => n.route === 'rule' && n.providerId === providerId);
    return own === undefined ? [] : [{ ...own, due }];
  });
  return [
    ...by('purchase', (place) => `Asked first, its hours being bought by volume, place ${place}.`),
    ...byRule,
    ...by('own-team', () => `The own team for ${carePackage.needType}.`),
    ...by('fallback', (place) => `Asked after the contract's own providers, place ${place}.`),
    ...by('spot', (place) => `Bought on the spot, after everybody else, place ${place}.`),
  ];
}

type Turn = Pick<DueProvider, 'providerId' | 'due'>;

function rotationTurns(rule: RotationRule, { ledger, date, carePackage }: Asking): Turn[] {
  const minutes = minutesPerWeek(carePackage);
  const size = rule.measure === 'packages' ? 1 : minutes;
  const largest = Math.max(minutes, ...replay(ledger).map((p) => p.minutesPerWeek));
  const unit = rule.measure === 'packages' ? 1 : largest;
  return byClaim(sharesOf(rule, ledger, date), size, unit).map(({ share, behind }) => {
    const of = rule.measure === 'packages' ? 'packages' : 'minutes a week';
    const due = share.had + behind;
    return {
      providerId: share.providerId,
      due: {
        text: `Due ${share.percent}%: would be due ${round(due)} ${of} with this one, has had ${share.had}.`,
        numbers: { percent: share.percent, due: round(due), had: share.had, behind: round(behind) },
      },
    };
  });
}

function tierTurns({ tiers }: TierRule): Turn[] {
  return tiers.flatMap(({ name, providerIds }, t) =>
    providerIds.map((providerId, i) => ({
      providerId,
      due: { text: `Tier ${t + 1} (${name}), place ${i + 1}.`, numbers: { tier: t + 1, place: i + 1 } },
    })),
  );
}

function reasonOf({ shut: _, ...reason }: Reason & { shut: boolean }): Reason {
  return reason;
}

function withVolume({ text, numbers }: DueProvider['due'], volume: Reason): DueProvider['due'] {
  return { text: `${text} ${volume.text}`, numbers: { ...numbers, ...volume.numbers } };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
