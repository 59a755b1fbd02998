import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VisitPattern } from '../../domain/package.ts';
import { BANDS } from '../../domain/reserve.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { type ZoneCapacity, zoneCapacity } from '../../planning/capacity/zone-capacity.ts';
import { InvalidInput, NotFound } from '../../planning/errors.ts';
import { placePackage } from '../../planning/place-package.ts';
import { MOST_CALLS } from '../../planning/provider/nobodys-calls.ts';
import { aCouncil } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

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
    const today = zoneCapacity(ports, 'bury-east', { ...asked, date: '2026-11-22' });
    await expect(today).rejects.toThrow(InvalidInput);
    await expect(zoneCapacity(ports, 'nowhere', asked)).rejects.toThrow(NotFound);
  });
});
