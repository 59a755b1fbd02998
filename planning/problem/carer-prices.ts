/** Continuity and wishes as a price on each carer for a client: who is known, who was asked for, who fits the wishes. */
import type { Carer } from '../../domain/carer.ts';
import type { Client } from '../../domain/client.ts';
import type { Round } from '../../domain/round.ts';
import type { Settings } from '../../domain/settings.ts';
import { addDays, type LocalDate } from '../../domain/time.ts';
import type { Visit } from '../../solver/problem.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';

/**
 * Known carers by client on a date: those who attended within the continuity days before it, and those who are
 * planned there on another live day, so that a new client's week settles on few faces.
 */
export function knownCarers(facts: ProviderFacts, date: LocalDate): ReadonlyMap<string, ReadonlySet<string>> {
  const since = addDays(date, -facts.settings.continuityDays);
  const known = new Map<string, Set<string>>();
  const add = (clientRef: string, carerId: string): void => {
    const carers = known.get(clientRef);
    if (carers === undefined) known.set(clientRef, new Set([carerId]));
    else carers.add(carerId);
  };
  for (const { clientRef, carerId, dates } of facts.attendances) {
    if (dates.some((day) => day >= since && day < date)) add(clientRef, carerId);
  }
  for (const plan of facts.plans.values()) {
    if (plan.date === date) continue;
    for (const round of plan.rounds) for (const clientRef of clientsOf(round)) add(clientRef, round.carerId);
  }
  return known;
}

/** Stored rounds are never changed, and each is looked at for every date of its week. */
const clientsOfRounds = new WeakMap<Round, readonly string[]>();

function clientsOf(round: Round): readonly string[] {
  const known = clientsOfRounds.get(round);
  if (known !== undefined) return known;
  const refs = round.segments.flatMap((segment) => (segment.kind === 'visit' ? [segment.clientRef] : []));
  const found = [...new Set(refs)];
  clientsOfRounds.set(round, found);
  return found;
}

/** What each of the carers costs at a client, those left out that cost nothing more. */
export function carerPrices(
  carers: readonly Carer[],
  client: Client,
  known: ReadonlySet<string> | undefined,
  settings: Settings,
): NonNullable<Visit['carerPrices']> {
  const prices: { carer: number; price: number }[] = [];
  for (let carer = 0; carer < carers.length; carer++) {
    const price = carerPrice(carers[carer]!, client, known, settings);
    if (price !== 0) prices.push({ carer, price });
  }
  return prices;
}

/** Travel minutes that sending this carer to this client is as bad as; 0 for the best choice. */
function carerPrice(
  carer: Carer,
  client: Client,
  known: ReadonlySet<string> | undefined,
  { prices }: Settings,
): number {
  const { preferredCarers, gender, language } = client.needs;
  let price = 0;
  if (known !== undefined && !known.has(carer.id)) price += prices.unknownCarer;
  if (preferredCarers.length > 0 && !preferredCarers.includes(carer.id)) price += prices.notPreferredCarer;
  if (gender?.strength === 'preferred' && gender.carer !== carer.gender) price += prices.wishNotMet;
  if (language?.strength === 'preferred' && !carer.languages.includes(language.code)) price += prices.wishNotMet;
  return price;
}
