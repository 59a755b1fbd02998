import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { checkCapacity } from '../../planning/check-capacity.ts';
import { getPackage } from '../../planning/get-package.ts';
import { handBack } from '../../planning/life/hand-back.ts';
import { sweepPackages } from '../../planning/life/sweep-packages.ts';
import { acceptOffer } from '../../planning/offers/accept-offer.ts';
import { placePackage } from '../../planning/place-package.ts';
import { zoneShares } from '../../planning/zone-shares.ts';
import { aClient, aPattern, aRotation, NORTH } from '../domain/builders.ts';
import { aCouncil, broker, type Council, providerCaller } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';
import { decideQueued, placed } from './life/a-placed-package.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const SUNDAY = '2026-11-22';
const today = { startDate: SUNDAY, endDate: SUNDAY } as const;
const lunch = { id: 'lunch', window: { from: '15:00', to: '16:00' } };

/** On Sunday noon; nobody works unless told otherwise. */
async function aCouncilWith(staff: Parameters<typeof aZone>[1] = {}): Promise<Council> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports, staff);
  return council;
}

const allDay = { 'prov-1': { carers: [{ id: 'ca-1' }], shifts: { from: '07:00', to: '22:00' } } } as const;
const ledgerOf = async ({ ports }: Council) => (await ports.store.ledgerOf('bury-east')).map((e) => e.kind);
const lastEvent = async ({ ports }: Council, id: string) => (await ports.store.eventsOf(`package/${id}`)).at(-1);

describe('a package that nobody holds when its last date is over', () => {
  it('ends when it is tried again: nobody is asked, and the ledger says nothing of it', async () => {
    const council = await aCouncilWith();
    const { id, status } = await placed(council, 'c-1', [{}], { endDate: '2026-11-26' });
    const before = await ledgerOf(council);
    council.at('2026-12-01T10:00:00.000Z');
    const after = await placePackage(council.ports, { packageId: id, attempt: 'retry/x' });
    expect([status, after.status, after.placement]).toEqual(['unplaced', 'ended', undefined]);
    expect(await ledgerOf(council)).toEqual(before);
    expect(await lastEvent(council, id)).toMatchObject({
      type: 'package-ended',
      text: 'Ended on 2026-11-26: its planned end. No provider had it.',
    });
  });

  it('is not said to have been nobody’s where somebody served it before', async () => {
    const council = await aCouncilWith({ 'prov-1': { carers: [{ id: 'ca-1' }] } });
    const { ports } = council;
    const { id, version, placement } = await placed(council, 'c-1', [{}], { endDate: '2026-12-10' });
    expect(placement?.providerId).toBe('prov-1');
    const reason = { code: 'travel', text: 'No carer near by any more.' } as const;
    await handBack(ports, broker, id, { reason, lastDate: '2026-11-25', expected: version, correlationId: 't' });
    for (const date of ['2026-11-26', '2026-12-11']) {
      council.at(`${date}T12:00:00.000Z`);
      await sweepPackages(ports);
    }
    expect((await lastEvent(council, id))!.text).toBe('Ended on 2026-12-10: its planned end.');
  });

  it('ends by the calendar, undecided or decided, once however often it is swept', async () => {
    const council = await aCouncilWith();
    const { ports } = council;
    const decided = await placed(council, 'c-1', [{}], { endDate: '2026-11-26' });
    const undecided = await submitted(ports, 'c-2', [{}], { endDate: '2026-11-26' });
    const open = await placed(council, 'c-3');
    council.at('2026-11-26T10:00:00.000Z');
    expect(await sweepPackages(ports)).toBe(0);
    council.at('2026-11-27T10:00:00.000Z');
    expect([await sweepPackages(ports), await sweepPackages(ports)]).toEqual([2, 0]);
    const statuses = [decided.id, undecided, open.id].map(async (id) => (await getPackage(ports, broker, id)).status);
    expect(await Promise.all(statuses)).toEqual(['ended', 'ended', 'unplaced']);
    expect((await getPackage(ports, broker, undecided)).queued).toBeUndefined();
  });

  it('ends while it is offered, and the offer counts for nobody', async () => {
    const council = await aCouncilWith(allDay);
    const { ports } = council;
    const contract = { id: 'k-1', zoneId: 'bury-east', rule: aRotation(), fallback: [], version: 2 };
    await ports.store.commit([{ kind: 'contract', value: { ...contract, acceptance: 'offer' }, expected: 1 }]);
    const { id, offer } = await placed(council, 'c-1', [{}], { startDate: '2026-11-23', endDate: '2026-11-23' });
    council.at('2026-11-23T09:00:00.000Z');
    const accepted = acceptOffer(ports, providerCaller('prov-1'), 'prov-1', offer!.id);
    await expect(accepted).rejects.toThrow(`offer ${offer!.id}: It ends on 2026-11-23`);
    council.at('2026-11-24T09:00:00.000Z');
    expect(await sweepPackages(ports)).toBe(1);
    expect(await getPackage(ports, broker, id)).toMatchObject({ status: 'ended' });
    expect((await getPackage(ports, broker, id)).offer).toBeUndefined();
    expect((await zoneShares(ports, 'bury-east')).providers.map(({ had }) => had)).toEqual([0, 0]);
  });
});

describe('a package with no visit left from the first day on which it could be served', () => {
  it('is asked of nobody and unplaced, with the reason in its history', async () => {
    const council = await aCouncilWith(allDay);
    const id = await submitted(council.ports, 'c-1', [{}], { endDate: '2026-11-24' });
    council.at('2026-11-24T10:00:00.000Z');
    const after = await placePackage(council.ports, { packageId: id, attempt: 'submitted' });
    expect([after.status, await ledgerOf(council)]).toEqual(['unplaced', []]);
    expect(await lastEvent(council, id)).toMatchObject({
      type: 'package-unplaced',
      text: 'Unplaced: nobody is asked. It ends on 2026-11-24, and has no visit from 2026-11-25 on, the first day on which it could be served.',
      data: { reasons: [{ code: 'over' }] },
    });
  });

  it('is one whose weekdays do not come any more', async () => {
    const council = await aCouncilWith(allDay);
    const { status } = await placed(council, 'c-1', [{ days: ['mon'] }], {
      startDate: '2026-11-24',
      endDate: '2026-11-26',
    });
    expect([status, await ledgerOf(council)]).toEqual(['unplaced', []]);
  });

  it('is one that is handed back and ends before its notice does', async () => {
    const council = await aCouncilWith(allDay);
    const { ports } = council;
    const { id, version } = await placed(council, 'c-1', [{}], { endDate: '2026-11-26' });
    const reason = { code: 'capacity', text: 'No carers.' } as const;
    await handBack(ports, broker, id, { reason, lastDate: '2026-11-26', expected: version, correlationId: 't' });
    await decideQueued(council);
    expect((await getPackage(ports, broker, id)).status).toBe('unplaced');
    expect(await ledgerOf(council)).toEqual(['placement', 'handback']);
    council.at('2026-11-27T10:00:00.000Z');
    await sweepPackages(ports);
    expect((await getPackage(ports, broker, id)).status).toBe('ended');
  });
});

describe('a package for today alone', () => {
  it('is placed where its urgency may start today and today has room, and with nobody where it has none', async () => {
    const council = await aCouncilWith(allDay);
    const emergency = { ...today, urgency: 'emergency' } as const;
    const taken = await placed(council, 'c-1', [lunch], emergency);
    expect([taken.status, taken.placement?.from]).toEqual(['placed', SUNDAY]);
    const sit = { ...lunch, carersRequired: 2 };
    const left = await placed(council, 'c-2', [sit], emergency);
    expect([left.status, left.placement]).toEqual(['unplaced', undefined]);
    expect(left.outcome?.[0]?.reasons.map(({ code }) => code)).toEqual(['over', expect.any(String)]);
  });

  it('is asked of nobody once its visits cannot begin any more', async () => {
    const council = await aCouncilWith(allDay);
    const breakfast = { window: { from: '08:00', to: '09:00' } };
    const { status } = await placed(council, 'c-1', [breakfast], { ...today, urgency: 'emergency' });
    expect([status, await ledgerOf(council)]).toEqual(['unplaced', []]);
  });

  it('is refused, and not checked for room, where its urgency starts tomorrow at the earliest', async () => {
    const { ports } = await aCouncilWith(allDay);
    const rule =
      '/endDate: must not be before 2026-11-23, the first day on which it could be served (urgency standard)';
    await expect(submitted(ports, 'c-1', [lunch], today)).rejects.toThrow(rule);
    const request = {
      client: aClient({ ref: 'c-1', location: NORTH }),
      patterns: [aPattern(lunch)],
      fundedMinutesPerWeek: 3000,
      source: { kind: 'community' },
      urgency: 'standard',
      needType: 'long-term',
      ...today,
    } as const;
    await expect(checkCapacity(ports, broker, request)).rejects.toThrow(rule);
  });
});
