/** Continuity and wishes as a price on each carer for a client: who is known, who was asked for, who fits the wishes. */
import type { Carer } from '../../domain/carer.ts';
import type { Client } from '../../domain/client.ts';
import type { Settings } from '../../domain/settings.ts';
import { addDays, type LocalDate } from '../../domain/time.ts';
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
    for (const { carerId, segments } of plan.rounds) {
      for (const segment of segments) if (segment.kind === 'visit') add(segment.clientRef, carerId);
    }
  }
  return known;
}

/** Travel minutes that sending this carer to this client is as bad as; 0 for the best choice. */
export function carerPrice(
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
