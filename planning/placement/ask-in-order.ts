/** Asks the providers of a zone in the order of its contract until one's rounds can take the package. */

import type { Contract } from '../../domain/contract.ts';
import type { InOrder, LedgerEntry } from '../../domain/ledger.ts';
import type { CarePackage, ProviderAnswer } from '../../domain/package.ts';
import { declinedBy } from '../../domain/placement/declined.ts';
import type { Reason } from '../../domain/reason.ts';
import { localDateOf } from '../../domain/time.ts';
import type { Ports, ProviderAsRead } from '../ports.ts';
import { withPackages } from '../provider/provider-facts.ts';
import type { RepairedDay } from '../repaired-day.ts';
import { firstServed, liveDates } from './live-days.ts';
import type { TryFromToday } from './remembered-trials.ts';
import { readToTry, tryFromToday } from './try-from-today.ts';
import type { Candidate, Trial } from './try-provider.ts';
import { dependsOnOtherZones, turnFacts, turnsFrom } from './turns.ts';

export interface Asked {
  /** Everybody whom the contract names. */
  readonly order: readonly InOrder[];
  /** One for each of the order, up to the provider that takes it. */
  readonly outcome: readonly ProviderAnswer[];
  readonly taken?: Taken;
  /** What a broker calls each provider, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Somebody could if there were room, or may again once a suspension, restriction or cap ends. */
  readonly couldLater: boolean;
}

/** The provider that takes it. */
export interface Taken {
  readonly candidate: Candidate;
  /** As it was when it was tried. */
  readonly provider: ProviderAsRead;
  readonly trial: Extract<Trial, { fits: true }>;
  /** Today's rounds with it, where it starts in them. */
  readonly today?: RepairedDay | undefined;
  /** Why it was its turn. */
  readonly due: string;
  /** It holds the package at once, or is asked and keeps a gap for it. */
  readonly answer: 'placed' | 'offered';
}

/** What an asking assumes beside what is stored. */
export interface AskedFor {
  /** Providers that are not asked, with the reason: the one that the package leaves. */
  readonly leaving?: ReadonlyMap<string, Reason>;
  /** Packages that a provider is to have room for as if it held them. */
  readonly alsoPromised?: (providerId: string) => readonly CarePackage[];
  /** How the rounds of a provider are tried. */
  readonly trying?: TryFromToday;
}

/** Gates that open again without anybody's carers changing. */
const PASSING = new Set(['suspended', 'restricted', 'cap', 'volume', 'refused', 'lapsed']);

export async function askInOrder(
  ports: Ports,
  carePackage: CarePackage,
  contract: Contract,
  ledger: readonly LedgerEntry[],
  at: string,
  { leaving = leavingFor(carePackage), alsoPromised = () => [], trying = tryFromToday }: AskedFor = {},
): Promise<Asked> {
  const { settings } = ports;
  const declined = new Map([...declinedBy(ledger, carePackage.id, localDateOf(at), settings.horizonDays), ...leaving]);
  const zone = { zoneId: carePackage.zoneId, contract, ledger, at };
  const facts = await turnFacts(ports, zone);
  const { order, asked, passedOver } = turnsFrom(facts, carePackage, settings, declined);
  const names = new Map(facts.providers.map(({ id, name }) => [id, name]));
  const dates = liveDates(at, settings);
  const outcome: ProviderAnswer[] = [];
  let couldLater = passedOver.some((p) => p.reasons.some((r) => PASSING.has(r.code)));
  for (const { providerId } of order) {
    const due = asked.find((a) => a.providerId === providerId)?.due;
    if (due === undefined) {
      outcome.push(...passedOver.filter((p) => p.providerId === providerId));
      continue;
    }
    const from = firstServed(carePackage, dates);
    const wanted: Candidate = {
      ...carePackage,
      status: 'placed',
      placement: { providerId, at, from, extraTravelMinutes: 0 },
    };
    const provided = withPackages(await readToTry(ports, wanted, dates, at), alsoPromised(providerId));
    // Between its turn and its days it may be suspended, or another zone place with it: after these, that is a conflict.
    const provider = facts.providers.find((p) => p.id === providerId)!;
    const isChanged = (await ports.store.provider(providerId))?.version !== provider.version;
    const now = isChanged || dependsOnOtherZones(provider, contract) ? await turnFacts(ports, zone) : undefined;
    const again = now && turnsFrom(now, carePackage, settings, declined);
    const full = again?.passedOver.filter((p) => p.providerId === providerId) ?? [];
    if (full.length > 0) {
      outcome.push(...full);
      couldLater = true;
      continue;
    }
    const answer = mayRefuse(contract, providerId) ? 'offered' : 'placed';
    const purpose = answer === 'offered' ? 'offer' : 'place';
    const { candidate, trial, today } = await trying(provided, wanted, dates, at, purpose);
    if (trial.fits) {
      outcome.push({ providerId, answer, reasons: [] });
      const taken = { candidate, provider: provided.asRead, trial, due: due.text, answer, today } as const;
      return { order, outcome, names, taken, couldLater };
    }
    outcome.push({ providerId, answer: 'cannot', reasons: trial.reasons });
    couldLater ||= trial.couldOnceFree;
  }
  return { order, outcome, names, couldLater };
}

/** A provider that is to cease trades until then, but is not asked for what leaves it because of that. */
function leavingFor({ outgoing }: CarePackage): ReadonlyMap<string, Reason> {
  return outgoing?.reason.code === 'ceased' ? new Map([[outgoing.placement.providerId, outgoing.reason]]) : new Map();
}

function mayRefuse({ acceptance, obliged = [] }: Contract, providerId: string): boolean {
  return acceptance === 'offer' && !obliged.includes(providerId);
}
