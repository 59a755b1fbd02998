import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VisitPattern } from '../../domain/package.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { firstVisitsOf } from '../../planning/first-visit.ts';
import { getPackage } from '../../planning/get-package.ts';
import { endPackage } from '../../planning/life/end-package.ts';
import { noteFirstVisits } from '../../planning/life/note-first-visits.ts';
import { workList } from '../../planning/work-list.ts';
import { aCouncil, broker, type Council } from './a-council.ts';
import { aZone } from './a-zone.ts';
import { placed } from './life/a-placed-package.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

/** At eight exactly. */
const insulin: Partial<VisitPattern> = {
  window: { from: '08:00', to: '08:00' },
  criticality: { level: 'critical', reason: 'insulin' },
};

/** Placed on Sunday noon, visited for the first time on Monday at eight. */
async function aPlaced(over: Partial<VisitPattern> = {}) {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports);
  return { council, ...(await placed(council, 'c-1', [{ ...insulin, ...over }])) };
}

const now = ({ ports }: Council, id: string) => getPackage(ports, broker, id);
const typesOf = async ({ ports }: Council, id: string) =>
  (await ports.store.eventsOf(`package/${id}`)).map(({ type }) => type);

describe('the first visit of a package', () => {
  it('is the one that the rounds plan first, also where it does not come every day', async () => {
    const { council, id } = await aPlaced({ days: ['wed', 'sat'] });
    const found = await firstVisitsOf(council.ports, [await now(council, id)]);
    expect(found.get(id)).toBe('2026-11-25T08:00:00.000Z');
  });

  it('is none where it is beyond the live days', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const { id } = await placed(council, 'c-1', [insulin], { startDate: '2026-12-14' });
    expect((await firstVisitsOf(council.ports, [await now(council, id)])).size).toBe(0);
  });

  it('is noted once when it is past, and the history tells how long the client waited', async () => {
    const { council, id, version } = await aPlaced();
    expect(await noteFirstVisits(council.ports)).toBe(0);
    council.at('2026-11-23T08:05:00.000Z');
    expect(await noteFirstVisits(council.ports)).toBe(1);
    expect(await noteFirstVisits(council.ports)).toBe(0);
    const noted = await now(council, id);
    expect([noted.placement?.firstVisitAt, noted.version]).toEqual(['2026-11-23T08:00:00.000Z', version + 1]);
    const told = (await council.ports.store.eventsOf(`package/${id}`)).at(-1);
    expect([told?.type, told?.text]).toEqual([
      'package-begun',
      'First visit on 2026-11-23 at 08:00 as planned, after 20 h 0 min: in time, due by 2026-11-29T12:00:00.000Z.',
    ]);
  });
});

describe('the work list', () => {
  const late = { urgency: 'emergency', startDate: '2026-11-22' } as const;

  it('holds a placed package whose first visit is planned too late, warned of until it is breached, gone once made', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    // Sunday noon: the shifts end at one, and midnight is the limit.
    const { id } = await placed(council, 'c-1', [insulin], late);
    // A limit never ends before the start date does: here five on Monday morning.
    const list = async (state?: 'warning' | 'breached') =>
      (await workList(council.ports, state === undefined ? {} : { state })).map((w) => [
        w.carePackage.id,
        w.firstVisit.by,
        w.firstVisit.at,
      ]);
    const item = [id, '2026-11-23T05:00:00.000Z', '2026-11-23T08:00:00.000Z'];
    expect(await list('warning')).toEqual([item]);
    council.at('2026-11-23T06:00:00.000Z');
    expect([await list('warning'), await list('breached')]).toEqual([[], [item]]);
    council.at('2026-11-23T08:01:00.000Z');
    expect(await list()).toEqual([]);
  });

  it('holds no placed package that is visited in time', async () => {
    const { council } = await aPlaced();
    expect(await workList(council.ports, {})).toEqual([]);
  });
});

describe('a package that ends before anybody came', () => {
  it('was called off: it is cancelled, with the reason, and its clocks stand still', async () => {
    const { council, id, version } = await aPlaced();
    const { carePackage } = await endPackage(council.ports, broker, id, { reason: 'died', expected: version });
    expect(carePackage).toMatchObject({ status: 'cancelled', cancelled: { reason: 'died' } });
    expect(carePackage.ending).toBeUndefined();
    expect(await typesOf(council, id)).toEqual(['package-submitted', 'package-placed', 'package-cancelled']);
    expect((await council.ports.store.ledgerOf('bury-east')).map((e) => e.kind)).toEqual(['placement', 'cancellation']);
  });

  it('after the first visit it has ended, and remembers when that was', async () => {
    const { council, id, version } = await aPlaced();
    council.at('2026-11-23T08:05:00.000Z');
    const { carePackage } = await endPackage(council.ports, broker, id, { reason: 'died', expected: version });
    expect(carePackage).toMatchObject({
      status: 'ended',
      placement: { firstVisitAt: '2026-11-23T08:00:00.000Z' },
    });
  });
});
