/** What is offered keeps its gap over nights, published days, absences and other packages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VisitPattern } from '../../domain/package.ts';
import { roundsWithGaps, type VisitSegment } from '../../domain/round.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { acceptOffer } from '../../planning/offers/accept-offer.ts';
import { refuseOffer } from '../../planning/offers/refuse-offer.ts';
import { placePackage } from '../../planning/place-package.ts';
import type { Ports } from '../../planning/ports.ts';
import { publishRounds } from '../../planning/publish-rounds.ts';
import { replanDay } from '../../planning/replan-day.ts';
import { startReplan } from '../../planning/start-replan.ts';
import { recordAbsence } from '../../planning/workforce/record-absence.ts';
import { aClient, aRotation, BURY, NORTH } from '../domain/builders.ts';
import { aCouncil, type Council, commitAll, providerCaller } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const [MONDAY, TUESDAY] = ['2026-11-23', '2026-11-24'];
const office = providerCaller('prov-1');

const at8: Partial<VisitPattern> = {
  window: { from: '08:00', to: '08:00' },
  criticality: { level: 'critical', reason: 'insulin' },
};
/** Wanted at half past eight, so that a visit from eight to half past keeps it from its wish. */
const inTheMorning: Partial<VisitPattern> = { window: { from: '07:15', to: '09:45' }, minutes: 60 };

/** One client is served; from then on packages are offered. */
async function aCouncilThatOffers(): Promise<Council> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports);
  await decided(council, 'served', inTheMorning);
  const contract = { id: 'k-1', zoneId: 'bury-east', rule: aRotation(), fallback: [], version: 2 };
  await commitAll(council.ports, [{ kind: 'contract', value: { ...contract, acceptance: 'offer' }, expected: 1 }]);
  return council;
}

async function decided({ ports }: Council, ref: string, pattern: Partial<VisitPattern>) {
  const packageId = await submitted(ports, ref, [pattern]);
  return placePackage(ports, { packageId, attempt: 'submitted' });
}

/** Sunday's night, its two days replanned, and Monday six in the morning. */
async function aNight(council: Council): Promise<void> {
  await startReplan(council.ports, 'scheduler', { correlationId: 'night' });
  for (const message of council.replans.splice(0)) await replanDay(council.ports, message);
  council.at('2026-11-23T06:00:00.000Z');
}

/** Starts of visits by package, of one provider's day as it is shown. */
async function shown(ports: Ports, providerId: string, date: string): Promise<Record<string, number>> {
  const plan = await ports.store.dayPlan(providerId, date);
  const visits = (plan?.rounds ?? []).flatMap((r) => r.segments.filter((s): s is VisitSegment => s.kind === 'visit'));
  return Object.fromEntries(visits.map((v) => [v.clientRef, v.from]));
}

describe('the gap of an offer', () => {
  it('is kept in the rounds without the client in them, whoever reads them', async () => {
    const council = await aCouncilThatOffers();
    const { offer } = await decided(council, 'asked', at8);
    expect(offer?.providerId).toBe('prov-1');
    const plan = await council.ports.store.dayPlan('prov-1', MONDAY);
    expect(JSON.stringify(plan?.rounds)).not.toContain('asked');
    expect(JSON.stringify(roundsWithGaps(plan!))).toContain('asked');
    const starts = await shown(council.ports, 'prov-1', MONDAY);
    expect(Object.keys(starts)).toEqual(['served']);
    // Half an hour from eight, and the way to the next door.
    expect(starts.served! + 60 <= 480 || starts.served! >= 510).toBe(true);
  });

  it('is kept by a night of replanning and a day published after it: the acceptance next morning succeeds', async () => {
    const council = await aCouncilThatOffers();
    const { offer } = await decided(council, 'asked', at8);
    await aNight(council);
    const { version } = (await council.ports.store.dayPlan('prov-1', TUESDAY))!;
    await publishRounds(council.ports, office, 'prov-1', TUESDAY, version);
    const before = await shown(council.ports, 'prov-1', TUESDAY);
    const placed = await acceptOffer(council.ports, office, 'prov-1', offer!.id);
    expect(placed).toMatchObject({ status: 'placed', placement: { from: TUESDAY } });
    // Nobody who was promised a time on the published day is moved.
    expect(await shown(council.ports, 'prov-1', TUESDAY)).toEqual({ ...before, asked: 480 });
  });

  it('is promised to nobody else, also after a night: both who were asked can say yes', async () => {
    const council = await aCouncilThatOffers();
    const first = await decided(council, 'first', at8);
    await aNight(council);
    const second = await decided(council, 'second', at8);
    const third = await decided(council, 'third', at8);
    expect(new Set([first.offer?.providerId, second.offer?.providerId])).toEqual(new Set(['prov-1', 'prov-2']));
    expect(third.status).toBe('waiting');
    for (const { offer } of [second, first]) {
      const by = providerCaller(offer!.providerId);
      expect((await acceptOffer(council.ports, by, offer!.providerId, offer!.id)).status).toBe('placed');
    }
    for (const providerId of ['prov-1', 'prov-2']) {
      const plan = await council.ports.store.dayPlan(providerId, TUESDAY);
      expect([plan?.leftOut, plan?.withGaps]).toEqual([[], undefined]);
    }
  });

  it('is free again after a refusal: the next night keeps nothing of it', async () => {
    const council = await aCouncilThatOffers();
    const { offer } = await decided(council, 'asked', at8);
    const reason = { code: 'travel', text: 'No carer near by.' } as const;
    const correlationId = 'test';
    await refuseOffer(council.ports, office, { providerId: 'prov-1', offerId: offer!.id, reason, correlationId });
    await aNight(council);
    const plan = await council.ports.store.dayPlan('prov-1', MONDAY);
    expect(plan?.withGaps).toBeUndefined();
    expect(JSON.stringify(plan)).not.toContain('asked');
    expect(await shown(council.ports, 'prov-1', MONDAY)).toHaveProperty('served');
  });

  it('is given up where a client who has a provider would be left out for it', async () => {
    const council = await aCouncilThatOffers();
    await decided(council, 'asked', at8);
    // From seven to ten past nine there is room for an hour that begins after a quarter past seven, or for the gap.
    const absence = { id: 'a-1', carerId: 'ca-1', providerId: 'prov-1', kind: 'sickness' } as const;
    const away = { ...absence, from: '2026-11-24T09:10:00.000Z', to: '2026-11-24T13:00:00.000Z' };
    await recordAbsence(council.ports, office, away, 0);
    const plan = await council.ports.store.dayPlan('prov-1', TUESDAY);
    expect(plan?.leftOut).toEqual([]);
    expect(await shown(council.ports, 'prov-1', TUESDAY)).toHaveProperty('served');
  });

  it('does not make the night store the same day again', async () => {
    const council = await aCouncilThatOffers();
    await decided(council, 'asked', at8);
    await aNight(council);
    const stored = await council.ports.store.dayPlan('prov-1', TUESDAY);
    for (const correlationId of ['b', 'c']) {
      await startReplan(council.ports, { role: 'operator', subject: 'o' }, { date: TUESDAY, correlationId });
      for (const message of council.replans.splice(0)) await replanDay(council.ports, message);
    }
    const again = await council.ports.store.dayPlan('prov-1', TUESDAY);
    expect(again!.version - stored!.version).toBeLessThanOrEqual(1);
  });

  it('is kept by a night that finds cheaper rounds which may not stand with it empty, and none without it', async () => {
    const council = await aCouncil(dynamodb);
    const { ports } = council;
    await aZone(ports, { 'prov-1': { carers: [{ id: 'ca-1', mode: 'walk' }] } });
    const to = (ref: string, km: number, hour: string) =>
      submitted(ports, ref, [{ window: { from: `${hour}:00`, to: `${hour}:00` }, criticality: at8.criticality! }], {
        client: aClient({ ref, location: { ...NORTH, lat: BURY.lat + km / 111.2 } }),
      });
    await placePackage(ports, { packageId: await to('near', 1.2, '08'), attempt: 'submitted' });
    const contract = { id: 'k-1', zoneId: 'bury-east', rule: aRotation(), fallback: [], version: 2 };
    await commitAll(ports, [{ kind: 'contract', value: { ...contract, acceptance: 'offer' }, expected: 1 }]);
    await placePackage(ports, { packageId: await to('between', 0, '09'), attempt: 'submitted' });
    // Too far to walk from the first: only the gap between them makes a round of the two, and it may stay empty.
    const far = (await ports.store.package(await to('far', -1.2, '10')))!;
    const plan = (await ports.store.dayPlan('prov-1', MONDAY))!;
    const reasons = [{ code: 'longest-leg', text: 'Too far to walk.' }] as const;
    const visitId = `${far.id}/${far.patterns[0]!.id}/${MONDAY}`;
    const leftOut = [{ visitId, packageId: far.id, carersRequired: 1, minutes: 30, reasons }] as const;
    const placement = { providerId: 'prov-1', at: ports.clock.now(), from: MONDAY, extraTravelMinutes: 0 };
    await commitAll(ports, [
      { kind: 'package', value: { ...far, status: 'placed', placement, version: 2 }, expected: 1 },
      { kind: 'plan', value: { ...plan, leftOut, version: plan.version + 1 }, expected: plan.version },
    ]);
    await aNight(council);
    const after = await ports.store.dayPlan('prov-1', MONDAY);
    expect(JSON.stringify(after?.withGaps)).toContain('between');
    expect(after?.version).toBe(plan.version + 1);
  });

  it('that alone joins two clients too far apart to walk leaves nobody stranded: the far one is refused by its reason', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1', mode: 'walk' }] } });
    const at = (hour: string): Partial<VisitPattern> => ({
      window: { from: `${hour}:00`, to: `${hour}:00` },
      criticality: { level: 'critical', reason: 'insulin' },
    });
    /** Kilometres north of the carer's home. */
    const offered = async (ref: string, km: number, hour: string) => {
      const location = { ...NORTH, lat: BURY.lat + km / 111.2 };
      const packageId = await submitted(council.ports, ref, [at(hour)], { client: aClient({ ref, location }) });
      return placePackage(council.ports, { packageId, attempt: 'submitted' });
    };
    await offered('near', 1.2, '08');
    const contract = { id: 'k-1', zoneId: 'bury-east', rule: aRotation(), fallback: [], version: 2 };
    await commitAll(council.ports, [{ kind: 'contract', value: { ...contract, acceptance: 'offer' }, expected: 1 }]);
    const between = await offered('between', 0, '09');
    const far = await offered('far', -1.2, '10');
    expect([between.status, far.status]).toEqual(['offered', 'offered']);
    await expect(acceptOffer(council.ports, office, 'prov-1', far.offer!.id)).rejects.toThrow(
      'no longer have the room',
    );
    expect((await acceptOffer(council.ports, office, 'prov-1', between.offer!.id)).status).toBe('placed');
    expect((await acceptOffer(council.ports, office, 'prov-1', far.offer!.id)).status).toBe('placed');
  });
});
