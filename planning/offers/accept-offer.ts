import { withoutMove } from '../../domain/life/serving.ts';
import type { CarePackage, ProviderAnswer } from '../../domain/package.ts';
import { shutGate } from '../../domain/placement/gates.ts';
import { flawsOf, mustBeProved } from '../../domain/placement/proof.ts';
import { inOneBreath } from '../../domain/reason.ts';
import { localDateOf } from '../../domain/time.ts';
import { type Caller, mustOwn } from '../caller.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { NotAllowedNow } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import { placedWrites } from '../placement/decision.ts';
import { startInWords } from '../placement/decision-record.ts';
import { firstServed, liveDates } from '../placement/live-days.ts';
import { rememberingTrials, type TryFromToday } from '../placement/remembered-trials.ts';
import { readToTry } from '../placement/try-from-today.ts';
import type { Candidate } from '../placement/try-provider.ts';
import type { Ports } from '../ports.ts';
import { providerName } from '../register/provider-name.ts';
import { openOffer } from './open-offer.ts';

/**
 * Accepts an offer: the package is placed and its visits join the live rounds, in one commit. Of two acceptances, or
 * one and a refusal, the first counts.
 * @throws NotFound, NotAllowedNow as openOffer does, and NotAllowedNow where the rounds no longer have the room
 * or no visit of the package is left.
 */
export async function acceptOffer(
  ports: Ports,
  caller: Caller,
  providerId: string,
  offerId: string,
): Promise<CarePackage> {
  mustOwn(caller, providerId);
  const trying = rememberingTrials();
  return decidedAgain(ports, () => acceptance(ports, caller, providerId, offerId, trying));
}

async function acceptance(
  ports: Ports,
  caller: Caller,
  providerId: string,
  offerId: string,
  trying: TryFromToday,
): Promise<Decided<CarePackage>> {
  const { carePackage: before, entry, ledger } = await openOffer(ports, providerId, offerId);
  const at = ports.clock.now();
  const dates = liveDates(at, ports.settings);
  const { offer: _, ...rest } = before;
  const { certificate } = entry;
  const asked: Candidate = {
    ...rest,
    status: 'placed',
    placement: { providerId, at, from: firstServed(before, dates), extraTravelMinutes: 0, certificate },
  };
  const facts = await readToTry(ports, asked, dates, at);
  // After it was read: suspended from here on, it is a conflict.
  await mustBeOpen(ports, before, offerId, at);
  const { candidate, trial, today } = await trying(facts, asked, dates, at, 'accept');
  if (!trial.fits) {
    const why = inOneBreath(trial.reasons);
    const isOver = trial.reasons.some(({ code }) => code === 'over');
    throw new NotAllowedNow(`offer ${offerId}: ${isOver ? '' : 'the rounds no longer have the room. '}${why}`);
  }
  const { extraTravelMinutes } = trial;
  const { placement, outcome } = candidate;
  const carePackage = withoutMove({
    ...candidate,
    ...(outcome !== undefined && { outcome: outcome.map((one) => (one.answer === 'offered' ? taken(one) : one)) }),
    placement: { ...placement, extraTravelMinutes },
    version: before.version + 1,
  });
  const placed = {
    ...entry,
    seq: ledger.length + 1,
    at,
    kind: 'placement',
    reasons: [],
    from: placement.from,
  } as const;
  mustBeProved(flawsOf(ledger, placed), placed);
  const name = await providerName(ports.store, providerId);
  const start = startInWords({ candidate, trial, today }, placement);
  const text = `${name} accepted: placed from ${placement.from}, ${extraTravelMinutes} extra travel minutes a week. ${start}`;
  return {
    answer: carePackage,
    writes: [
      { kind: 'package', value: carePackage, expected: before.version },
      { kind: 'ledger', value: placed },
      eventWrite(ports, caller, { subject: `package/${before.id}`, type: 'package-placed', text: text.trim() }, at),
      ...placedWrites(ports, { provider: facts.asRead, trial, today }, carePackage, at),
    ],
  };
}

function taken({ providerId }: ProviderAnswer): ProviderAnswer {
  return { providerId, answer: 'placed', reasons: [] };
}

/** Whoever is suspended, or has ceased, between the offer and its answer may not take it on any more (WA7). */
async function mustBeOpen({ store, settings }: Ports, asked: CarePackage, offerId: string, at: string): Promise<void> {
  const provider = asked.offer && (await store.provider(asked.offer.providerId));
  if (provider === undefined) return;
  // What it holds was counted when it was offered.
  const load = { heldMinutesPerWeek: 0, newMinutesThisWeek: 0 };
  const ratings = settings.ratingsForNewPackages;
  const { endDate } = asked;
  const carePackage = { patterns: [], ...(endDate !== undefined && { endDate }) };
  const shut = shutGate({ provider, load, date: localDateOf(at), carePackage, ratings });
  if (shut !== null) throw new NotAllowedNow(`offer ${offerId}: ${shut.text}`);
}
