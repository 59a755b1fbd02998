import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VisitPattern } from '../../domain/package.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { cancelPackage } from '../../planning/cancel-package.ts';
import { NotAllowedNow, NotFound } from '../../planning/errors.ts';
import { acceptOffer } from '../../planning/offers/accept-offer.ts';
import { lapseOffers } from '../../planning/offers/lapse-offers.ts';
import { listOffers } from '../../planning/offers/list-offers.ts';
import { refuseOffer } from '../../planning/offers/refuse-offer.ts';
import { placePackage } from '../../planning/place-package.ts';
import { provePlacement } from '../../planning/prove-placement.ts';
import { aRotation } from '../domain/builders.ts';
import { aCouncil, broker, type Council, providerCaller } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const at8: Partial<VisitPattern> = {
  window: { from: '08:00', to: '08:00' },
  criticality: { level: 'critical', reason: 'insulin' },
};
const near = { code: 'travel', text: 'No carer near by.' } as const;
const [first, second] = [providerCaller('prov-1'), providerCaller('prov-2')];

async function aCouncilThatOffers(): Promise<Council> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports);
  const contract = { id: 'k-1', zoneId: 'bury-east', rule: aRotation(), fallback: [], version: 2 };
  await council.ports.store.commit([{ kind: 'contract', value: { ...contract, acceptance: 'offer' }, expected: 1 }]);
  return council;
}

/** Works through what is queued, as the placement function does. */
async function decideQueued({ ports, placements }: Council): Promise<void> {
  for (const { packageId, attempt } of placements.splice(0)) await placePackage(ports, { packageId, attempt });
}

async function offered(council: Council, ref = 'c-1', pattern: Partial<VisitPattern> = {}): Promise<string> {
  const id = await submitted(council.ports, ref, [pattern]);
  await decideQueued(council);
  return id;
}

const refuse = ({ ports }: Council, offerId: string) =>
  refuseOffer(ports, first, { providerId: 'prov-1', offerId, reason: near, correlationId: 'test' });
const kinds = async ({ ports }: Council) => (await ports.store.ledgerOf('bury-east')).map((e) => e.kind);

describe('a package under a contract that offers', () => {
  it('is offered to whoever is due, with half of its time left to answer, and joins no round yet', async () => {
    const council = await aCouncilThatOffers();
    const id = await offered(council);
    const stored = await council.ports.store.package(id);
    // Submitted on Sunday noon, to be placed in four days.
    expect(stored).toMatchObject({
      status: 'offered',
      offer: { providerId: 'prov-1', due: '2026-11-24T12:00:00.000Z' },
    });
    expect((await council.ports.store.dayPlan('prov-1', '2026-11-23'))?.rounds).toEqual([]);
  });

  it('is shown to the provider without anything that says who the client is', async () => {
    const council = await aCouncilThatOffers();
    await offered(council, 'secret-ref');
    const offers = await listOffers(council.ports, first, 'prov-1');
    expect(offers).toMatchObject([{ area: 'BL9', minutesPerWeek: 210, from: '2026-11-23' }]);
    expect(JSON.stringify(offers)).not.toMatch(/secret-ref|"AB"|0AA|53\.6|lat/);
  });

  it('holds its gap: a second package is not promised the same', async () => {
    const council = await aCouncilThatOffers();
    const ids = [await offered(council, 'c-1', at8), await offered(council, 'c-2', at8)];
    const holders = await Promise.all(
      ids.map(async (id) => (await council.ports.store.package(id))?.offer?.providerId),
    );
    expect(new Set(holders)).toEqual(new Set(['prov-1', 'prov-2']));
    expect((await council.ports.store.package(await offered(council, 'c-3', at8)))?.status).toBe('waiting');
  });

  it('holds its gap also between two decided at the same moment', async () => {
    const council = await aCouncilThatOffers();
    const ids = [await submitted(council.ports, 'c-1', [at8]), await submitted(council.ports, 'c-2', [at8])];
    const answers = await Promise.all(ids.map((packageId) => placePackage(council.ports, { packageId, attempt: 'x' })));
    expect(new Set(answers.map((p) => p.offer?.providerId))).toEqual(new Set(['prov-1', 'prov-2']));
  });

  it('is placed at once with a provider that is obliged to take it', async () => {
    const council = await aCouncilThatOffers();
    const contract = (await council.ports.store.contractOf('bury-east'))!;
    const obliged = { ...contract, obliged: ['prov-1'], version: 3 };
    await council.ports.store.commit([{ kind: 'contract', value: obliged, expected: 2 }]);
    expect((await council.ports.store.package(await offered(council)))?.status).toBe('placed');
  });
});

describe('an acceptance', () => {
  it('places the package, its visits and its entry at once, and a second one is told so and changes nothing', async () => {
    const council = await aCouncilThatOffers();
    const id = await offered(council);
    const answers = await Promise.allSettled([1, 2].map(() => acceptOffer(council.ports, first, 'prov-1', `${id}.1`)));
    expect(answers.map((a) => a.status).sort()).toEqual(['fulfilled', 'rejected']);
    const late = answers.find((a) => a.status === 'rejected')!;
    expect(String(late.reason)).toContain(`offer ${id}.1 was accepted at 2026-11-22T12:00:00.000Z`);
    expect(await kinds(council)).toEqual(['offer', 'placement']);
    expect((await council.ports.store.dayPlan('prov-1', '2026-11-23'))?.rounds).toHaveLength(1);
    expect((await provePlacement(council.ports, broker, id)).proved).toBe(true);
  });

  it('that comes too late, before or after the sweep, is told by when it was due and changes nothing', async () => {
    const council = await aCouncilThatOffers();
    const id = await offered(council);
    council.at('2026-11-24T12:00:00.001Z');
    const accept = () => acceptOffer(council.ports, first, 'prov-1', `${id}.1`);
    await expect(accept()).rejects.toThrow('was to be answered by 2026-11-24T12:00:00.000Z');
    expect(await lapseOffers(council.ports, 'test')).toBe(1);
    await expect(accept()).rejects.toThrow('lapsed at 2026-11-24T12:00:00.001Z');
    expect(await kinds(council)).toEqual(['offer', 'lapse']);
  });

  it('after a cancellation is told that the package is withdrawn', async () => {
    const council = await aCouncilThatOffers();
    const id = await offered(council);
    const { version } = (await council.ports.store.package(id))!;
    await cancelPackage(council.ports, broker, id, { reason: 'moved away', expected: version });
    await expect(acceptOffer(council.ports, first, 'prov-1', `${id}.1`)).rejects.toThrow(
      'was withdrawn at 2026-11-22T12:00:00.000Z: the package was cancelled',
    );
    expect((await council.ports.store.package(id))?.offer).toBeUndefined();
    expect(await kinds(council)).toEqual(['offer', 'cancellation']);
  });

  it('of another provider’s offer finds nothing', async () => {
    const council = await aCouncilThatOffers();
    const id = await offered(council);
    await expect(acceptOffer(council.ports, second, 'prov-2', `${id}.1`)).rejects.toThrow(NotFound);
    await expect(acceptOffer(council.ports, second, 'prov-1', `${id}.1`)).rejects.toThrow(NotFound);
    expect((await council.ports.store.package(id))?.status).toBe('offered');
  });
});

describe('a refusal', () => {
  it('is an entry with its reason; the next in order is asked at once and its placement is proved by it', async () => {
    const council = await aCouncilThatOffers();
    const id = await offered(council);
    await refuse(council, `${id}.1`);
    await decideQueued(council);
    const asked = await council.ports.store.package(id);
    expect(asked).toMatchObject({ status: 'offered', offer: { id: `${id}.4`, providerId: 'prov-2' } });
    expect(await kinds(council)).toEqual(['offer', 'refusal', 'passed-over', 'offer']);
    await acceptOffer(council.ports, second, 'prov-2', `${id}.4`);
    const proof = await provePlacement(council.ports, broker, id);
    expect(proof).toMatchObject({
      providerId: 'prov-2',
      proved: true,
      passedOver: [{ providerId: 'prov-1', code: 'refused' }],
    });
    expect(proof.passedOver[0]?.reasons[0]?.text).toBe('Refused on 2026-11-22: No carer near by.');
  });

  it('of everybody leaves the package waiting, and those who refused are not asked again for a week', async () => {
    const council = await aCouncilThatOffers();
    const id = await offered(council);
    await refuse(council, `${id}.1`);
    await decideQueued(council);
    const reason = { ...near, code: 'capacity' } as const;
    await refuseOffer(council.ports, second, {
      providerId: 'prov-2',
      offerId: `${id}.4`,
      reason,
      correlationId: 'test',
    });
    await decideQueued(council);
    expect((await council.ports.store.package(id))?.status).toBe('waiting');
    council.at('2026-11-28T12:00:00.000Z');
    expect((await placePackage(council.ports, { packageId: id, attempt: 'retry/1' })).status).toBe('waiting');
    council.at('2026-11-29T12:00:00.000Z');
    expect((await placePackage(council.ports, { packageId: id, attempt: 'retry/2' })).status).toBe('offered');
  });

  it('and an acceptance at the same moment: one of them counts', async () => {
    const council = await aCouncilThatOffers();
    const id = await offered(council);
    const answers = await Promise.allSettled([
      acceptOffer(council.ports, first, 'prov-1', `${id}.1`),
      refuse(council, `${id}.1`),
    ]);
    const lost = answers.filter((a) => a.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toBeInstanceOf(NotAllowedNow);
    expect(await kinds(council)).toHaveLength(2);
  });
});

describe('an offer that nobody answers', () => {
  it('lapses once it is due and not before, once however often it is swept, and the next is asked', async () => {
    const council = await aCouncilThatOffers();
    const id = await offered(council);
    council.at('2026-11-24T12:00:00.000Z');
    expect(await lapseOffers(council.ports, 'test')).toBe(0);
    council.at('2026-11-24T12:05:00.000Z');
    expect(await lapseOffers(council.ports, 'test')).toBe(1);
    expect(await lapseOffers(council.ports, 'test')).toBe(0);
    await decideQueued(council);
    expect((await council.ports.store.package(id))?.offer?.providerId).toBe('prov-2');
    const events = await council.ports.store.eventsOf(`package/${id}`);
    expect(events.map((e) => e.type)).toEqual([
      'package-submitted',
      'package-offered',
      'offer-lapse',
      'package-offered',
    ]);
    expect(events[1]?.text).toContain('to be answered by 2026-11-24 at 12:00');
    expect(events[2]?.text).toMatch(
      /did not answer by 2026-11-24 at 12:00: the offer lapsed\. The next in order is asked\.$/,
    );
  });
});
