import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../domain/ledger.ts';
import type { VisitPattern } from '../../domain/package.ts';
import { datesFrom } from '../../domain/time.ts';
import { MOST_PROVIDERS } from '../../domain/validate-contract/most-providers.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { placePackage } from '../../planning/place-package.ts';
import { publishRounds } from '../../planning/publish-rounds.ts';
import { saveContract } from '../../planning/register/save-contract.ts';
import { aProvider } from '../domain/builders.ts';
import { aLedgerEntry } from '../storage/builders.ts';
import { aCouncil, type Council, commitAll, meeting, operator } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

/** A visit that leaves the carer no choice of time. */
const at8: Partial<VisitPattern> = {
  window: { from: '08:00', to: '08:00' },
  criticality: { level: 'critical', reason: 'insulin' },
};

const place = ({ ports }: Council, packageId: string, attempt = 'submitted') =>
  placePackage(ports, { packageId, attempt });

/** As `place`, with something else committed between its decision and its commit. */
function placeMeeting({ ports }: Council, packageId: string, meet: () => Promise<void>) {
  return placePackage(meeting(ports, meet), { packageId, attempt: 'submitted' });
}

describe('placing a package', () => {
  it('gives it to the provider that is due and puts its visits into the rounds of the coming seven days', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const id = await submitted(council.ports, 'c-1');
    const placed = await place(council, id);
    expect(placed.status).toBe('placed');
    expect(placed.placement).toMatchObject({ providerId: 'prov-1', from: '2026-11-23' });
    const plans = await Promise.all(
      datesFrom('2026-11-23', 7).map((date) => council.ports.store.dayPlan('prov-1', date)),
    );
    for (const plan of plans) {
      expect(plan?.rounds[0]?.segments.map((s) => s.kind)).toEqual(['travel', 'visit', 'travel']);
    }
    expect(await council.ports.store.ledgerOf('bury-east')).toMatchObject([
      { seq: 1, kind: 'placement', providerId: 'prov-1', minutesPerWeek: 210 },
    ]);
  });

  it('changes nothing when its message comes twice', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const id = await submitted(council.ports, 'c-1');
    const first = await place(council, id);
    expect(await place(council, id)).toEqual(first);
    expect(await council.ports.store.ledgerOf('bury-east')).toHaveLength(1);
    expect((await council.ports.store.dayPlan('prov-1', '2026-11-23'))?.version).toBe(1);
  });

  it('asks the next provider when the one that is due has no room, and says what is in the way', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const first = await place(council, await submitted(council.ports, 'c-1', [at8]));
    const second = await place(council, await submitted(council.ports, 'c-2', [at8]));
    expect(new Set([first.placement?.providerId, second.placement?.providerId])).toEqual(new Set(['prov-1', 'prov-2']));
  });

  it('keeps a package waiting when a carer could come but is taken at that time', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    for (const ref of ['c-1', 'c-2']) await place(council, await submitted(council.ports, ref, [at8]));
    const third = await place(council, await submitted(council.ports, 'c-3', [at8]));
    expect(third.status).toBe('waiting');
    expect(third.outcome?.map((o) => [o.answer, o.reasons[0]?.code])).toEqual([
      ['cannot', 'capacity'],
      ['cannot', 'capacity'],
    ]);
  });

  it('of a team, with the last of as many as a contract may name, is one commit beside published days', async () => {
    const { ports, ...council } = await aCouncil(dynamodb);
    await aZone(ports);
    await place({ ports, ...council }, await submitted(ports, 'c-1'));
    for (const date of datesFrom('2026-11-23', 7)) await publishRounds(ports, operator, 'prov-1', date, 1);
    const status = { kind: 'suspended', from: '2026-11-01', reason: 'closed to new packages' } as const;
    const others = Array.from({ length: MOST_PROVIDERS - 1 }, (_, n) => aProvider({ id: `other-${n}`, status }));
    await commitAll(
      ports,
      others.map((value) => ({ kind: 'provider', value, expected: 0 })),
    );
    const tiers = [{ name: 'all', providerIds: [...others.map(({ id }) => id), 'prov-1'] }];
    const rule = { kind: 'tiers', tiers } as const;
    await saveContract(ports, operator, { id: 'k-1', zoneId: 'bury-east', rule, fallback: [] }, 1);
    const later = { window: { from: '10:00', to: '10:30' } };
    const team = { role: 'requester', subject: 'nurse-1', teamId: 'ward-9' } as const;
    const placed = await place({ ports, ...council }, await submitted(ports, 'c-2', [later], {}, team));
    expect(placed.placement?.providerId).toBe('prov-1');
    expect(await ports.store.ledgerOf('bury-east')).toHaveLength(1 + MOST_PROVIDERS);
    const closed = await ports.store.provider('prov-1');
    await commitAll(ports, [{ kind: 'provider', value: { ...closed!, status, version: 2 }, expected: 1 }]);
    const waits = await place({ ports, ...council }, await submitted(ports, 'c-3'));
    expect([waits.status, waits.outcome?.length]).toEqual(['waiting', MOST_PROVIDERS]);
  });

  it('calls a package unplaced when nobody has the skill', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const unplaced = await place(council, await submitted(council.ports, 'c-1', [{ skills: ['tracheostomy'] }]));
    expect(unplaced.status).toBe('unplaced');
    expect(unplaced.outcome?.[0]?.reasons[0]).toMatchObject({
      code: 'skill',
      about: 'tracheostomy',
      numbers: { carers: 1 },
    });
  });

  it('does not promise the same gap twice to two packages decided at the same moment', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1' }] } });
    const ids = [await submitted(council.ports, 'c-1', [at8]), await submitted(council.ports, 'c-2', [at8])];
    const answers = await Promise.all(ids.map((id) => place(council, id)));
    expect(answers.map((p) => p.status).sort()).toEqual(['placed', 'waiting']);
  });

  it('decides anew where another commit took the numbers of its entries, and does not try the same rounds again', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const id = await submitted(council.ports, 'c-1');
    const { certificate: _, ...entry } = aLedgerEntry({ zoneId: 'bury-east', packageId: 'pkg_other' });
    const other: LedgerEntry = { ...entry, kind: 'cannot' };
    const placed = await placeMeeting(council, id, async () => {
      await council.ports.store.commit([{ kind: 'ledger', value: other }]);
      council.at('2026-11-22T12:00:09.000Z');
    });
    expect(placed.placement).toMatchObject({ providerId: 'prov-1', at: '2026-11-22T12:00:09.000Z' });
    const ledger = await council.ports.store.ledgerOf('bury-east');
    expect(ledger.map(({ seq, packageId }) => [seq, packageId])).toEqual([
      [1, 'pkg_other'],
      [2, id],
    ]);
    // The day was made by the first try.
    const { madeBy } = (await council.ports.store.dayPlan('prov-1', '2026-11-23'))!;
    expect(madeBy.at).toBe('2026-11-22T12:00:00.000Z');
  });

  it('gives it to whom it is due by then where another package of the zone was placed meanwhile', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    // 80/20: the second is due to prov-1 (1.6 with it, has had 1), the third to prov-2 (0.6, none).
    expect((await place(council, await submitted(council.ports, 'c-1'))).placement?.providerId).toBe('prov-1');
    const [second, third] = [await submitted(council.ports, 'c-2'), await submitted(council.ports, 'c-3')];
    const placed = await placeMeeting(council, third, async () => {
      expect((await place(council, second)).placement?.providerId).toBe('prov-1');
    });
    expect(placed.placement?.providerId).toBe('prov-2');
  });

  it('counts a start that was promised for later as taken', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1' }] } });
    const later = await place(council, await submitted(council.ports, 'c-1', [at8], { startDate: '2026-12-14' }));
    expect(later).toMatchObject({ status: 'placed', placement: { from: '2026-12-14' } });
    expect(await council.ports.store.dayPlan('prov-1', '2026-11-23')).toBeUndefined();
    expect((await place(council, await submitted(council.ports, 'c-2', [at8]))).status).toBe('waiting');
  });

  it('asks the next provider where the paid waiting of a round would break a carer’s week, and says by how much', async () => {
    const council = await aCouncil(dynamodb);
    // Eight to half past twelve is 270 paid minutes a day, 210 of them waiting: 1890 a week, thirty more than agreed.
    await aZone(council.ports, {
      'prov-1': { carers: [{ id: 'ca-1', maxMinutesPerWeek: 1860 }] },
      'prov-2': { carers: [{ id: 'ca-2' }] },
    });
    const noon = { ...at8, id: 'noon', window: { from: '12:00', to: '12:00' } };
    const placed = await place(council, await submitted(council.ports, 'c-1', [at8, noon]));
    expect(placed.placement?.providerId).toBe('prov-2');
    expect(placed.outcome?.[0]).toMatchObject({ providerId: 'prov-1', answer: 'cannot' });
    expect(placed.outcome?.[0]?.reasons).toEqual(
      ['breakfast', 'noon'].map((patternId) => ({
        code: 'working-time',
        text:
          `Visit ${patternId} on 2026-11-29: 1 carer with too few of the week's hours left, the paid waiting between ` +
          'visits counted: 30 minutes over at least.',
        numbers: { carers: 1, minutesOver: 30 },
        about: patternId,
      })),
    );
    // What is left in the ledger is what the certificate rests on.
    expect((await council.ports.store.ledgerOf('bury-east')).map((e) => [e.kind, e.reasons[0]?.code])).toEqual([
      ['cannot', 'working-time'],
      ['placement', undefined],
    ]);
  });

  it('sends two carers together or none', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1' }, { id: 'ca-2' }] }, 'prov-2': { carers: [] } });
    const placed = await place(council, await submitted(council.ports, 'c-1', [{ carersRequired: 2 }]));
    expect(placed.placement?.providerId).toBe('prov-1');
    const plan = await council.ports.store.dayPlan('prov-1', '2026-11-23');
    const visits = plan?.rounds.flatMap((r) => r.segments.filter((s) => s.kind === 'visit')) ?? [];
    expect(visits.map((v) => v.carerPosition).sort()).toEqual([1, 2]);
    expect(new Set(visits.map((v) => v.from)).size).toBe(1);
  });
});
