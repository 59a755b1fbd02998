/** What a provider promises in two zones at once: they share no ledger, and the two may change none of the same days. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CarePackage, VisitPattern } from '../../domain/package.ts';
import type { Provider } from '../../domain/provider.ts';
import type { Zone } from '../../domain/zone.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { changeOrder } from '../../planning/life/change-order.ts';
import { placePackage } from '../../planning/place-package.ts';
import type { Ports } from '../../planning/ports.ts';
import { aCarer, aClient, aPattern, aProvider, aRotation, aShiftPattern, BURY, NORTH } from '../domain/builders.ts';
import { aCouncil, broker, commitAll, meeting } from './a-council.ts';
import { submitted } from './a-zone.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

/** Three hours of a Wednesday that leave the carer no choice of time. */
const wednesday: Partial<VisitPattern> = {
  days: ['wed'],
  window: { from: '08:30', to: '08:30' },
  minutes: 180,
  criticality: { level: 'critical', reason: 'insulin' },
};

const inTheWest = aClient({ ref: 'c-west', location: { lat: NORTH.lat, lon: BURY.lon - 0.07 } });
const threeWeeksOn = '2026-12-14';

function aZone(id: string, west: number, east: number): Zone {
  const [w, s, e, n] = [BURY.lon + west, BURY.lat - 0.1, BURY.lon + east, BURY.lat + 0.1];
  const ring: [number, number][] = [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  return { id, name: id, polygon: { type: 'Polygon', coordinates: [ring] } };
}

/** `prov-1` with one carer, alone in both of two zones. */
async function twoZones(of: Partial<Provider> = {}): Promise<Ports> {
  const { ports } = await aCouncil(dynamodb);
  const rule = aRotation({ shares: [{ providerId: 'prov-1', percent: 100 }] });
  await commitAll(ports, [
    { kind: 'zone', value: aZone('east', -0.05, 0.1) },
    { kind: 'zone', value: aZone('west', -0.15, -0.05) },
    { kind: 'provider', value: aProvider(of), expected: 0 },
    { kind: 'contract', value: { id: 'k-1', zoneId: 'east', rule, fallback: [], version: 1 }, expected: 0 },
    { kind: 'contract', value: { id: 'k-2', zoneId: 'west', rule, fallback: [], version: 1 }, expected: 0 },
    { kind: 'carer', value: aCarer(), expected: 0 },
    { kind: 'shift-pattern', value: aShiftPattern(), expected: 0 },
  ]);
  return ports;
}

const place = (ports: Ports, packageId: string): Promise<CarePackage> =>
  placePackage(ports, { packageId, attempt: 'submitted' });

/** One package served from Monday in the east, one from December in the west; that one is placed while the first is decided. */
async function placedAtOnce(ports: Ports, pattern: Partial<VisitPattern>) {
  const now = await submitted(ports, 'c-east', [pattern]);
  const later = await submitted(ports, 'c-west', [pattern], { client: inTheWest, startDate: threeWeeksOn });
  const first = await place(
    meeting(ports, () => place(ports, later)),
    now,
  );
  const second = (await ports.store.package(later))!;
  expect([first.zoneId, second.zoneId]).toEqual(['east', 'west']);
  return { first, second };
}

describe('two promises of a provider, of two zones and decided at once', () => {
  it('are not of the same gap, although one changes days and the other none', async () => {
    const { first, second } = await placedAtOnce(await twoZones(), wednesday);
    expect([first.status, second.status]).toEqual(['waiting', 'placed']);
    expect(first.outcome?.[0]?.reasons[0]?.code).toBe('capacity');
  });

  it('keep its cap together', async () => {
    const ports = await twoZones({ weeklyMinutesCap: 50 });
    const { first, second } = await placedAtOnce(ports, { days: ['wed'], minutes: 30 });
    expect([first.status, second.status]).toEqual(['waiting', 'placed']);
    expect(first.outcome?.[0]?.reasons[0]?.code).toBe('cap');
  });

  it('are both given where there is room for both', async () => {
    const { first, second } = await placedAtOnce(await twoZones(), { days: ['wed'], minutes: 30 });
    expect([first.status, second.status]).toEqual(['placed', 'placed']);
  });

  it('are not of the same gap where one is a service order that begins later', async () => {
    const ports = await twoZones();
    const served = await place(ports, await submitted(ports, 'c-west', [{ days: ['mon'] }], { client: inTheWest }));
    const now = await submitted(ports, 'c-east', [wednesday]);
    const order = await changeOrder(
      meeting(ports, () => place(ports, now)),
      broker,
      served.id,
      {
        from: threeWeeksOn,
        patterns: [aPattern({ days: ['mon'] }), aPattern({ id: 'wednesday', ...wednesday })],
        fundedMinutesPerWeek: 3000,
        reason: 'A step up.',
        ifNoRoom: 'refuse',
        expected: served.version,
        correlationId: 'test',
      },
    );
    expect((await ports.store.package(now))?.status).toBe('placed');
    expect(order).toMatchObject({ holds: false, committed: false });
  });
});

it('a promise that begins later leaves the days that are published as they are', async () => {
  const ports = await twoZones();
  await place(ports, await submitted(ports, 'c-east', [{ days: ['mon'] }]));
  const monday = await ports.store.dayPlan('prov-1', '2026-11-23');
  const later = await place(
    ports,
    await submitted(ports, 'c-west', [{}], { client: inTheWest, startDate: threeWeeksOn }),
  );
  expect(later.status).toBe('placed');
  expect(await ports.store.dayPlan('prov-1', '2026-11-23')).toEqual(monday);
});
