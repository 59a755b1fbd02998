import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackageRequest, VisitPattern } from '../../domain/package.ts';
import type { DayPlan } from '../../domain/round.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { publishRounds } from '../../planning/publish-rounds.ts';
import { recordAbsence } from '../../planning/workforce/record-absence.ts';
import { aCouncil, type Council, providerCaller } from './a-council.ts';
import { aZone } from './a-zone.ts';
import { placed, visitsIn } from './life/a-placed-package.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const MONDAY = '2026-11-23';
const NINE = '2026-11-23T09:00:00.000Z';
const breakfast: Partial<VisitPattern> = { id: 'breakfast', window: { from: '08:00', to: '09:00' } };
const lunch: Partial<VisitPattern> = { id: 'lunch', window: { from: '11:00', to: '12:00' } };
const emergency: Partial<PackageRequest> = { urgency: 'emergency', startDate: MONDAY };

const away = {
  id: 'abs-1',
  providerId: 'prov-1',
  carerId: 'ca-1',
  from: '2026-11-23T10:00:00.000Z',
  to: '2026-11-23T12:05:00.000Z',
  kind: 'training',
} as const;

const planOf = ({ ports }: Council, date = MONDAY) => ports.store.dayPlan('prov-1', date);

/** When each visit starts, in day minutes. */
function startsIn(plan: DayPlan | undefined): Readonly<Record<string, number>> {
  const segments = (plan?.rounds ?? []).flatMap((round) => round.segments);
  return Object.fromEntries(segments.flatMap((s) => (s.kind === 'visit' ? [[s.visitId, s.from]] : [])));
}

/** Monday, nine o'clock: one carer works until one, and the morning's round is published. */
async function mondayMorning(before: (council: Council) => Promise<unknown> = async () => {}): Promise<Council> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports, { 'prov-1': { carers: [{ id: 'ca-1' }] }, 'prov-2': { carers: [] } });
  await placed(council, 'c-1', [breakfast]);
  await before(council);
  const { version } = (await planOf(council))!;
  await publishRounds(council.ports, providerCaller('prov-1'), 'prov-1', MONDAY, version);
  council.at(NINE);
  return council;
}

describe('an emergency on the day', () => {
  it('joins the published rounds that are under way: what is past is not asked for, and nobody else moves', async () => {
    const council = await mondayMorning();
    const before = (await planOf(council))!;
    const { id, status, placement, exceptions } = await placed(council, 'c-2', [breakfast, lunch], emergency);
    expect([status, placement?.from]).toEqual(['placed', MONDAY]);
    expect(exceptions).toEqual([{ patternId: 'breakfast', date: MONDAY, cancelled: true }]);
    expect(placement?.notToday?.map(({ code, about }) => [code, about])).toEqual([['window', 'breakfast']]);

    const after = (await planOf(council))!;
    expect([after.state, after.version, after.madeBy.kind]).toEqual(['published', before.version + 1, 'insert']);
    const { [`${id}/lunch/${MONDAY}`]: joined, ...others } = startsIn(after);
    // Ten o'clock is the earliest: an hour of notice.
    expect(joined).toBeGreaterThanOrEqual(660);
    expect(others).toEqual(startsIn(before));
    // From tomorrow the whole day is served.
    expect(visitsIn(await planOf(council, '2026-11-24'))).toEqual(
      expect.arrayContaining([`${id}/breakfast/2026-11-24`, `${id}/lunch/2026-11-24`]),
    );
  });

  it('leaves the record of a change of published rounds, and is told with the time of its first visit', async () => {
    const council = await mondayMorning();
    const { id } = await placed(council, 'c-2', [lunch], emergency);
    const { store } = council.ports;
    const changes = await store.eventsOf(`plan/prov-1/${MONDAY}`);
    expect(changes.at(-1)).toMatchObject({ type: 'plan-repaired', by: 'placement' });
    expect(changes.at(-1)?.text).toContain(
      `Package ${id} starts today. 1 place(s) at visits affected: 0 other carer(s)`,
    );
    const told = (await store.eventsOf(`package/${id}`)).find(({ type }) => type === 'package-placed');
    expect(told?.text).toMatch(/First visit on 2026-11-23 at 11:\d\d\./);
  });

  it('starts with the first visit from which on all of the day have a place', async () => {
    const council = await mondayMorning(({ ports }) => recordAbsence(ports, providerCaller('prov-1'), away, 0));
    const noon = { id: 'noon', window: { from: '12:15', to: '12:45' } };
    const { placement, exceptions } = await placed(council, 'c-2', [lunch, noon], emergency);
    expect(placement?.from).toBe(MONDAY);
    expect(exceptions).toEqual([{ patternId: 'lunch', date: MONDAY, cancelled: true }]);
    expect(placement?.notToday).toMatchObject([
      {
        code: 'hours',
        about: 'lunch',
        text: expect.stringMatching(/^Visit lunch today, 2026-11-23: 1 carer suitable/),
      },
    ]);
  });

  it('that finds no place today begins tomorrow, with what stands in the way', async () => {
    const council = await mondayMorning();
    council.at('2026-11-23T11:30:00.000Z');
    const { status, placement, exceptions } = await placed(council, 'c-2', [lunch], emergency);
    expect([status, placement?.from, exceptions]).toEqual(['placed', '2026-11-24', undefined]);
    expect(placement?.notToday).toEqual([
      {
        code: 'window',
        text: 'Visit lunch today, 2026-11-23: it begins by 12:00, and 60 minutes from now is 12:30.',
        numbers: { noticeMinutes: 60 },
        about: 'lunch',
      },
    ]);
    expect(visitsIn(await planOf(council))).toHaveLength(1);
  });

  it('takes no visit of today from another client, however urgent it is', async () => {
    const once = { startDate: MONDAY, endDate: MONDAY };
    const criticality = { level: 'critical', reason: 'insulin' } as const;
    const sit = { id: 'sit', window: { from: '11:00', to: '11:05' }, minutes: 90, criticality };
    const council = await mondayMorning((of) => placed(of, 'c-2', [sit], once));
    const standing = startsIn(await planOf(council));
    const { placement } = await placed(council, 'c-3', [{ ...lunch, criticality }], emergency);
    expect([placement?.from, placement?.notToday?.[0]?.code]).toEqual(['2026-11-24', 'capacity']);
    expect(startsIn(await planOf(council))).toEqual(standing);
  });

  it('sends nobody out before now', async () => {
    const council = await mondayMorning();
    council.at('2026-11-23T10:45:00.000Z');
    const none = { ...council.ports.settings.starts, emergency: { sameDay: true, noticeMinutes: 0 } };
    const ports = { ...council.ports, settings: { ...council.ports.settings, starts: none } };
    const { id } = await placed(
      { ...council, ports },
      'c-2',
      [{ ...lunch, window: { from: '10:30', to: '12:00' } }],
      emergency,
    );
    const round = (await planOf(council))!.rounds[0]!;
    const visits = round.segments.filter((s) => s.kind === 'visit');
    const ways = round.segments.filter((s) => s.kind === 'travel');
    // 10:45 is 645; the way is the one before the second visit.
    expect(visits[1]?.packageId).toBe(id);
    expect(visits[1]!.from - ways[1]!.minutes).toBeGreaterThanOrEqual(645);
  });
});

describe('who does not start on the day', () => {
  it('is a standard package, however early it was to begin', async () => {
    const council = await mondayMorning();
    const { placement } = await placed(council, 'c-2', [lunch], { startDate: MONDAY });
    expect([placement?.from, placement?.notToday]).toEqual(['2026-11-24', undefined]);
  });

  it('is a discharge whose client comes home tomorrow', async () => {
    const council = await mondayMorning();
    const request = { urgency: 'hospital-discharge', startDate: MONDAY } as const;
    const source = { kind: 'hospital', readyDate: '2026-11-24' } as const;
    expect((await placed(council, 'c-2', [lunch], { ...request, source })).placement?.from).toBe('2026-11-24');
    const ready = { kind: 'hospital', readyDate: MONDAY } as const;
    expect((await placed(council, 'c-3', [lunch], { ...request, source: ready })).placement?.from).toBe(MONDAY);
  });
});
