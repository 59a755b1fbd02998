/** Limits that hold over all zones: another zone's placement between a provider's turn and its days is not overlooked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { placePackage } from '../../planning/place-package.ts';
import type { Ports } from '../../planning/ports.ts';
import { aPattern, aPurchase } from '../domain/builders.ts';
import { aCouncil } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const place = (ports: Ports, packageId: string) => placePackage(ports, { packageId, attempt: 'submitted' });

/** The same ports; before the days of a provider are read for the first time, something else happens. */
function interrupted(ports: Ports, meanwhile: () => Promise<unknown>): Ports {
  let pending: Promise<unknown> | undefined;
  const store = Object.create(ports.store) as Ports['store'];
  store.dayPlan = async (providerId, date) => {
    pending ??= meanwhile();
    await pending;
    return ports.store.dayPlan(providerId, date);
  };
  return { ...ports, store };
}

describe('a provider capped at so many minutes a week', () => {
  it('is not given two packages by two zones that were decided at the same moment', async () => {
    const { ports } = await aCouncil(dynamodb);
    await aZone(ports);
    const prov1 = (await ports.store.provider('prov-1'))!;
    const capped = { ...prov1, weeklyMinutesCap: 300, version: 2 };
    await ports.store.commit([{ kind: 'provider', value: capped, expected: 1 }]);
    const [here, there] = [await submitted(ports, 'c-1'), await submitted(ports, 'c-2')];
    // 210 minutes a week each: one fits under the cap, two do not.
    const moved = (await ports.store.package(there))!;
    const elsewhere = { ...moved, zoneId: 'radcliffe', version: moved.version + 1 };
    await ports.store.commit([
      { kind: 'package', value: elsewhere, expected: moved.version },
      {
        kind: 'contract',
        value: {
          id: 'k-2',
          zoneId: 'radcliffe',
          rule: { kind: 'tiers', tiers: [{ name: 'lead', providerIds: ['prov-1'] }] },
          fallback: [],
          version: 1,
        },
        expected: 0,
      },
    ]);
    const decided = await place(
      interrupted(ports, () => place(ports, there)),
      here,
    );
    expect((await ports.store.package(there))?.placement?.providerId).toBe('prov-1');
    expect(decided.placement?.providerId).toBe('prov-2');
    expect(decided.outcome?.[0]).toMatchObject({
      providerId: 'prov-1',
      answer: 'passed-over',
      reasons: [{ code: 'cap', numbers: { most: 300, held: 210, asked: 210 } }],
    });
  });
});

describe('a volume that two zones draw on', () => {
  it('is not promised twice by two zones that were decided at the same moment', async () => {
    const { ports } = await aCouncil(dynamodb);
    await aZone(ports);
    const k1 = (await ports.store.contractOf('bury-east'))!;
    const volume = { minutesPerYear: 1500, yearStarts: '2026-01-01' };
    const block = aPurchase({ providerId: 'prov-1', volume });
    const rule = { kind: 'tiers', tiers: [{ name: 'lead', providerIds: ['prov-2'] }] } as const;
    const shared = { ...k1, rule, otherZoneIds: ['radcliffe'], purchases: [block], version: 2 };
    await ports.store.commit([{ kind: 'contract', value: shared, expected: 1 }]);
    const daily = [
      aPattern({ minutes: 20, shortVisit: { knownCarer: true, partOfPackage: true, timeLimitedTask: true } }),
    ];
    const [here, there] = [await submitted(ports, 'c-1', daily), await submitted(ports, 'c-2', daily)];
    const moved = (await ports.store.package(there))!;
    const elsewhere = { ...moved, zoneId: 'radcliffe', version: moved.version + 1 };
    await ports.store.commit([{ kind: 'package', value: elsewhere, expected: moved.version }]);
    // 20 minutes a day from 23 November to the end of the year are 780; two of them are more than 1,500.
    const decided = await place(
      interrupted(ports, () => place(ports, there)),
      here,
    );
    expect((await ports.store.package(there))?.placement?.providerId).toBe('prov-1');
    expect(decided.placement?.providerId).toBe('prov-2');
    expect(decided.outcome?.[0]?.reasons[0]).toMatchObject({ code: 'volume', numbers: { committed: 780, asked: 780 } });
  });
});
