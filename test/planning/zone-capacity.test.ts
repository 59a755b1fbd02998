import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VisitPattern } from '../../domain/package.ts';
import { BANDS } from '../../domain/reserve.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { type ZoneCapacity, zoneCapacity } from '../../planning/capacity/zone-capacity.ts';
import { InvalidInput, NotFound } from '../../planning/errors.ts';
import { placePackage } from '../../planning/place-package.ts';
import { MOST_CALLS } from '../../planning/provider/nobodys-calls.ts';
import { publishRounds } from '../../planning/publish-rounds.ts';
import { saveProvider } from '../../planning/register/save-provider.ts';
import { aCouncil, type Council, operator, providerCaller } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';
import { placed } from './life/a-placed-package.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const asked = { date: '2026-11-23', callMinutes: 30 };
const callsOf = ({ providers }: ZoneCapacity, providerId: string): Record<string, number> => {
  const { bands } = providers.find((p) => p.providerId === providerId)!;
  return Object.fromEntries(bands.map(({ from, calls }) => [from, calls]));
};

describe('where room is', () => {
  it('tells the calls that each provider could still take, band by band, and none outside the shifts', async () => {
    const { ports } = await aCouncil(dynamodb);
    await aZone(ports);
    const room = await zoneCapacity(ports, 'bury-east', asked);
    expect(room.providers.map(({ providerId, status }) => [providerId, status])).toEqual([
      ['prov-1', 'active'],
      ['prov-2', 'active'],
    ]);
    const calls = callsOf(room, 'prov-1');
    expect(Object.keys(calls)).toEqual([...BANDS]);
    // One carer from 07:00 to 13:00: at most four half hours begin between 8 and 10, and one more as it ends.
    expect(calls['08:00']).toBeGreaterThanOrEqual(3);
    expect(calls['08:00']).toBeLessThanOrEqual(5);
    expect([calls['14:00'], calls['16:00'], calls['18:00'], calls['20:00']]).toEqual([0, 0, 0, 0]);
    expect(Math.max(...Object.values(calls))).toBeLessThanOrEqual(MOST_CALLS);
  });

  it('is less by what is placed, with the provider that holds it and in its band alone', async () => {
    const { ports } = await aCouncil(dynamodb);
    await aZone(ports);
    const before = await zoneCapacity(ports, 'bury-east', asked);
    const criticality: VisitPattern['criticality'] = { level: 'critical', reason: 'insulin' };
    const hour = { window: { from: '08:30', to: '08:30' }, minutes: 60, criticality };
    await placePackage(ports, { packageId: await submitted(ports, 'c-1', [hour]), attempt: 'submitted' });
    const after = await zoneCapacity(ports, 'bury-east', asked);
    expect(callsOf(after, 'prov-1')['08:00']).toBeLessThan(callsOf(before, 'prov-1')['08:00']!);
    expect(callsOf(after, 'prov-1')['10:00']).toBe(callsOf(before, 'prov-1')['10:00']);
    expect(callsOf(after, 'prov-2')).toEqual(callsOf(before, 'prov-2'));
  });

  it('says nothing of carers, visits or clients', async () => {
    const { ports } = await aCouncil(dynamodb);
    await aZone(ports);
    await placePackage(ports, { packageId: await submitted(ports, 'c-secret'), attempt: 'submitted' });
    const text = JSON.stringify(await zoneCapacity(ports, 'bury-east', asked));
    expect(text).not.toMatch(/c-secret|ca-1|ca-2|pkg|room-/);
  });

  it('refuses a day whose rounds are not live, by field, and a zone that is none', async () => {
    const { ports } = await aCouncil(dynamodb);
    await aZone(ports);
    const past = zoneCapacity(ports, 'bury-east', { ...asked, date: '2026-11-21' });
    await expect(past).rejects.toThrow(InvalidInput);
    await expect(past).rejects.toThrow('must be today or one of the coming days, 2026-11-22 to 2026-11-29');
    await expect(zoneCapacity(ports, 'nowhere', asked)).rejects.toThrow(NotFound);
  });

  it('refuses today where the council lets nobody start on the day', async () => {
    const { ports } = await aCouncil(dynamodb);
    await aZone(ports);
    const { starts } = ports.settings;
    const later = Object.fromEntries(
      Object.entries(starts).map(([urgency, rule]) => [urgency, { ...rule, sameDay: false }]),
    );
    const settings = { ...ports.settings, starts: later as typeof starts };
    const today = zoneCapacity({ ...ports, settings }, 'bury-east', { ...asked, date: '2026-11-22' });
    await expect(today).rejects.toThrow('must be one of the coming days, 2026-11-23 to 2026-11-29');
  });
});

describe('where room is today', () => {
  const breakfast: Partial<VisitPattern> = { id: 'breakfast', window: { from: '08:00', to: '09:00' } };
  const sit: Partial<VisitPattern> = { id: 'sit', window: { from: '10:00', to: '11:00' }, minutes: 120 };

  /** Monday, nine o'clock, with one carer until one and the round published. */
  async function mondayMorning(): Promise<Council> {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1' }] }, 'prov-2': { carers: [] } });
    await placed(council, 'c-1', [breakfast]);
    const { version } = (await council.ports.store.dayPlan('prov-1', asked.date))!;
    await publishRounds(council.ports, providerCaller('prov-1'), 'prov-1', asked.date, version);
    council.at('2026-11-23T09:00:00.000Z');
    return council;
  }

  it('is what could start after the shortest notice, in the rounds that are under way', async () => {
    const { ports } = await mondayMorning();
    const room = await zoneCapacity(ports, 'bury-east', asked);
    expect(room.earliest).toBe('10:00');
    const calls = callsOf(room, 'prov-1');
    expect([calls['06:00'], calls['08:00']]).toEqual([0, 0]);
    // At ten, and after half an hour and two minutes to get in at 10:32, 11:04 and 11:36: there is no way between them.
    expect(calls['10:00']).toBe(4);
    expect((await zoneCapacity(ports, 'bury-east', { ...asked, date: '2026-11-24' })).earliest).toBeUndefined();
  });

  it('says a call where an emergency starts today, and none where it does not', async () => {
    const council = await mondayMorning();
    const at = async (band: string) => callsOf(await zoneCapacity(council.ports, 'bury-east', asked), 'prov-1')[band]!;
    const before = await at('10:00');
    const emergency = { urgency: 'emergency', startDate: asked.date } as const;
    expect((await placed(council, 'c-2', [sit], emergency)).placement?.from).toBe(asked.date);
    const after = await at('10:00');
    expect(after).toBeLessThan(before);
    council.at('2026-11-23T11:45:00.000Z');
    expect(await at('12:00')).toBe(0);
    const noon = { id: 'noon', window: { from: '12:00', to: '13:30' } };
    expect((await placed(council, 'c-3', [noon], emergency)).placement?.from).toBe('2026-11-24');
  });

  it('is beside what is kept for emergencies, wanted and held of what is to come', async () => {
    const { ports } = await mondayMorning();
    const room = () => zoneCapacity(ports, 'bury-east', asked);
    const before = callsOf(await room(), 'prov-1');
    const { version: expected, ...provider } = (await ports.store.provider('prov-1'))!;
    const bands = ['08:00', '10:00'].map((from) => ({ zoneId: 'bury-east', from, minutes: 60 }));
    await saveProvider(ports, operator, { ...provider, reserve: bands }, expected);
    const { providers } = await room();
    const reserves = providers[0]!.bands.slice(1, 3).map(({ reserve }) => reserve);
    expect(reserves).toEqual([undefined, { wantedMinutes: 60, heldMinutes: 60 }]);
    expect(callsOf(await room(), 'prov-1')['10:00']).toBeLessThan(before['10:00']!);
  });
});
