import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../../local/embedded-dynamodb.ts';
import { getPackage } from '../../../planning/get-package.ts';
import { askAnew } from '../../../planning/life/ask-anew.ts';
import { provePlacement } from '../../../planning/prove-placement.ts';
import { workList } from '../../../planning/work-list.ts';
import { aCarer, aProvider, aShiftPattern } from '../../domain/builders.ts';
import { aCouncil, broker, type Council, commitAll } from '../a-council.ts';
import { aZone } from '../a-zone.ts';
import { decideQueued, placed } from './a-placed-package.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const discharge = { urgency: 'hospital-discharge', source: { kind: 'hospital' } } as const;

/** A zone on rotation whose contract names the in-house team for the first weeks after a discharge. */
async function aZoneWithFirstWeeks(): Promise<Council> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports);
  const { store } = council.ports;
  const contract = (await store.contractOf('bury-east'))!;
  const needs = [{ needType: 'first-weeks', ownTeams: ['own-1'] }];
  const home = { id: 'ca-own', providerId: 'own-1' };
  await commitAll(council.ports, [
    { kind: 'provider', value: aProvider({ id: 'own-1', kind: 'in-house' }), expected: 0 },
    { kind: 'carer', value: aCarer(home), expected: 0 },
    {
      kind: 'shift-pattern',
      value: aShiftPattern({ id: 's-own', carerId: home.id, providerId: 'own-1' }),
      expected: 0,
    },
    { kind: 'contract', value: { ...contract, needs, version: 2 }, expected: 1 },
  ]);
  return council;
}

describe('a package from hospital', () => {
  it('goes to the in-house team for its first six weeks, with a proof; one from the community does not', async () => {
    const council = await aZoneWithFirstWeeks();
    const carePackage = await placed(council, 'c-1', [{}], discharge);
    expect(carePackage.placement?.providerId).toBe('own-1');
    expect(await provePlacement(council.ports, broker, carePackage.id)).toMatchObject({
      proved: true,
      route: 'own-team',
    });
    expect((await placed(council, 'c-2')).placement?.providerId).toBe('prov-1');
  });

  it('is asked for anew before day 42, stands on the work list, and goes to the zone’s order from the day after', async () => {
    const council = await aZoneWithFirstWeeks();
    const { id } = await placed(council, 'c-1', [{}], discharge);
    // It starts on Monday 23 November: day 42 is Sunday 3 January, and two weeks before it is 20 December.
    council.at('2026-12-20T12:00:00.000Z');
    expect(await askAnew(council.ports, 'test')).toBe(0);
    council.at('2026-12-21T12:00:00.000Z');
    expect(await askAnew(council.ports, 'test')).toBe(1);
    expect(await askAnew(council.ports, 'test')).toBe(0);
    expect((await provePlacement(council.ports, broker, id)).proved).toBe(true);
    const [item] = await workList(council.ports, {});
    expect([item?.carePackage.id, item?.clock.state]).toEqual([id, 'in-time']);
    await decideQueued(council);
    expect(await getPackage(council.ports, broker, id)).toMatchObject({
      status: 'placed',
      // In that period the 80 are prov-2's.
      placement: { providerId: 'prov-2', from: '2027-01-04' },
      outgoing: { placement: { providerId: 'own-1' }, until: '2027-01-03', kind: 'transfer' },
    });
    expect((await provePlacement(council.ports, broker, id)).proved).toBe(true);
    const ledger = await council.ports.store.ledgerOf('bury-east');
    expect(ledger.find((e) => e.kind === 'transfer')).toMatchObject({ providerId: 'own-1', until: '2027-01-03' });
    const told = (await council.ports.store.eventsOf(`package/${id}`)).map((e) => e.type);
    expect(told).toEqual(['package-submitted', 'package-placed', 'package-asked-anew', 'package-placed']);
  });

  it('that ends within its first weeks is not asked for anew', async () => {
    const council = await aZoneWithFirstWeeks();
    await placed(council, 'c-1', [{}], { ...discharge, endDate: '2026-12-31' });
    council.at('2026-12-30T12:00:00.000Z');
    expect(await askAnew(council.ports, 'test')).toBe(0);
  });

  it('goes to whoever is due where the contract names no team for the first weeks', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    expect((await placed(council, 'c-1', [{}], discharge)).placement?.providerId).toBe('prov-1');
  });
});
