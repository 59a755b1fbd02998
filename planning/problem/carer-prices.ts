/** Continuity and wishes as a price on each carer for a client: who is known, who was asked for, who fits the wishes. */
import type { Carer } from '../../domain/carer.ts';
import type { Client } from '../../domain/client.ts';
import type { Attendance } from '../../domain/history.ts';
import type { Round } from '../../domain/round.ts';
import type { Settings } from '../../domain/settings.ts';
import { addDays, type LocalDate } from '../../domain/time.ts';
import type { Visit } from '../../solver/problem.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';

/** How well a client knows its carers: days on which each came or is planned to come. */
type Acquaintance = ReadonlyMap<string, number>;

/**
 * By client on a date, the carers it knows: those who attended within the continuity days before it, and those who are
 * planned there on another live day, so that a new client's week settles on few faces.
 */
export function knownCarers(facts: ProviderFacts, date: LocalDate): ReadonlyMap<string, Acquaintance> {
  const attended = attendedBefore(facts, date);
  const known = new Map<string, Map<string, number>>();
  for (const [clientRef, carers] of attended) {
    known.set(clientRef, new Map([...carers].map(([carerId, days]) => [carerId, days.length])));
  }
  for (const plan of facts.plans.values()) {
    if (plan.date === date) continue;
    for (const round of plan.rounds) {
      const { carerId } = round;
      for (const clientRef of clientsOf(round)) {
        // A day both planned and attended is one day.
        if (attended.get(clientRef)?.get(carerId)?.includes(plan.date)) continue;
        const carers = known.get(clientRef) ?? new Map<string, number>();
        known.set(clientRef, carers.set(carerId, (carers.get(carerId) ?? 0) + 1));
      }
    }
  }
  return known;
}

/** Days by client and carer. */
type Attended = ReadonlyMap<string, ReadonlyMap<string, readonly LocalDate[]>>;

/** Attendances that were read are never changed, and every trial of a package looks at them for each date of its week. */
const attendedByDate = new WeakMap<readonly Attendance[], Map<LocalDate, Attended>>();

/** Of the continuity days before a date. */
function attendedBefore({ attendances, settings }: ProviderFacts, date: LocalDate): Attended {
  const byDate = attendedByDate.get(attendances) ?? new Map<LocalDate, Attended>();
  attendedByDate.set(attendances, byDate);
  const known = byDate.get(date);
  if (known !== undefined) return known;
  const since = addDays(date, -settings.continuityDays);
  const found = new Map<string, Map<string, readonly LocalDate[]>>();
  for (const { clientRef, carerId, dates } of attendances) {
    const days = dates.filter((day) => day >= since && day < date);
    if (days.length === 0) continue;
    const carers = found.get(clientRef) ?? new Map<string, readonly LocalDate[]>();
    found.set(clientRef, carers.set(carerId, days));
  }
  byDate.set(date, found);
  return found;
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

/** What each of the carers costs at a client in travel minutes, those left out that cost nothing. */
export function carerPrices(
  carers: readonly Carer[],
  client: Client,
  known: Acquaintance | undefined,
  settings: Settings,
): NonNullable<Visit['carerPrices']> {
  const prices: { carer: number; price: number }[] = [];
  const most = Math.max(0, ...(known?.values() ?? []));
  for (let carer = 0; carer < carers.length; carer++) {
    const price = wishesOf(carers[carer]!, client, settings) + strangeness(carers[carer]!, known, most, settings);
    if (price !== 0) prices.push({ carer, price });
  }
  return prices;
}

/** Nobody known: nobody is a stranger. The best known carer costs nothing, the others the more the less they come. */
function strangeness({ id }: Carer, known: Acquaintance | undefined, most: number, { prices }: Settings): number {
  if (known === undefined) return 0;
  const days = known.get(id);
  return days === undefined ? prices.unknownCarer : prices.lessKnownCarer * (1 - days / most);
}

/** What of the client's wishes this carer does not meet. */
function wishesOf(carer: Carer, client: Client, { prices }: Settings): number {
  const { preferredCarers, gender, language } = client.needs;
  let price = 0;
  if (preferredCarers.length > 0 && !preferredCarers.includes(carer.id)) price += prices.notPreferredCarer;
  if (gender?.strength === 'preferred' && gender.carer !== carer.gender) price += prices.wishNotMet;
  if (language?.strength === 'preferred' && !carer.languages.includes(language.code)) price += prices.wishNotMet;
  return price;
}
