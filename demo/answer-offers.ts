/** Providers at work on their queues: each open offer is answered once, by the seeded policy of answers.ts. */
import type { CarePackage } from '../domain/package.ts';
import { type AskedFor, demoAnswer } from './answers.ts';
import { type ApiClient, ApiError } from './api-client.ts';
import type { Users } from './job.ts';
import { everyItem } from './pages.ts';

export interface OfferFigures {
  readonly made: number;
  readonly accepted: number;
  readonly refused: number;
  /** Not answered: they lapse when they are due, and the next in order is asked. */
  readonly leftOpen: number;
}

type ShownOffer = AskedFor & { readonly id: string };

/**
 * Answers until no offer is left that somebody would answer. In the demo a provider answers at once what it would answer
 * within its time.
 * @param decided waits until every package that a refusal put back is decided again.
 */
export async function answerOffers(users: Users, seed: number, decided: () => Promise<void>): Promise<OfferFigures> {
  const answered = { accept: 0, refuse: 0, lapse: 0 };
  const seen = new Set<string>();
  for (;;) {
    const offered = await everyItem<CarePackage>(users.brokerage, '/v1/packages', { status: 'offered' });
    const open = offered.flatMap(({ offer }) => (offer === undefined || seen.has(offer.id) ? [] : [offer]));
    if (open.length === 0) break;
    for (const providerId of new Set(open.map((offer) => offer.providerId))) {
      const office = await users.provider(providerId);
      const { items } = await office.get<{ items: ShownOffer[] }>(`/v1/providers/${providerId}/offers`);
      for (const offer of items.filter(({ id }) => !seen.has(id))) {
        seen.add(offer.id);
        answered[await answer(office, seed, providerId, offer)] += 1;
      }
    }
    await decided();
  }
  const { accept: accepted, refuse: refused, lapse: leftOpen } = answered;
  return { made: seen.size, accepted, refused, leftOpen };
}

async function answer(
  office: ApiClient,
  seed: number,
  providerId: string,
  offer: ShownOffer,
): Promise<'accept' | 'refuse' | 'lapse'> {
  const given = demoAnswer(seed, providerId, offer);
  const path = `/v1/providers/${providerId}/offers/${offer.id}`;
  const refuse = (reason: object) => office.post(`${path}/refuse`, reason, `refuse-${offer.id}`);
  if (given.kind === 'refuse') await refuse(given.reason);
  if (given.kind !== 'accept') return given.kind;
  try {
    await office.post(`${path}/accept`, undefined, `accept-${offer.id}`);
    return 'accept';
  } catch (error) {
    // Its rounds have changed since it was asked.
    if (!(error instanceof ApiError) || error.status !== 409) throw error;
    await refuse({ code: 'capacity', text: 'The rounds no longer have the room.' });
    return 'refuse';
  }
}
