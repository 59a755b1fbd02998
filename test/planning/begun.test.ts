/** A carer goes home sick in the middle of a day: what has begun stays in the rounds, because somebody was there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShiftPattern } from '../../domain/carer.ts';
import type { VisitPattern } from '../../domain/package.ts';
import type { DayPlan } from '../../domain/round.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { changeVisit } from '../../planning/change-visit.ts';
import { placePackage } from '../../planning/place-package.ts';
import { recordAbsence } from '../../planning/workforce/record-absence.ts';
import { aCouncil, broker, type Council, providerCaller } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

const MONDAY = '2026-11-23';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const criticality = { level: 'critical', reason: 'insulin' } as const;
const at = (id: string, from: string, to = from): Partial<VisitPattern> => ({ id, window: { from, to }, criticality });

/** A package of prov-1 with its visits on a Monday of so many carers. */
async function aMonday(carers: number, patterns: readonly Partial<VisitPattern>[], shifts: Partial<ShiftPattern> = {}) {
  const council = await aCouncil(dynamodb);
  const ids = Array.from({ length: carers }, (_, i) => ({ id: `ca-${i + 1}` }));
  await aZone(council.ports, { 'prov-1': { carers: ids, shifts } });
  const packageId = await submitted(council.ports, 'c-1', patterns);
  await placePackage(council.ports, { packageId, attempt: 'submitted' });
  return { council, packageId, sent: attended(await council.ports.store.dayPlan('prov-1', MONDAY)) };
}

/** The round of whoever goes home sick is repaired at once. */
async function sick({ ports, at }: Council, carerId: string, from: string, told = from): Promise<DayPlan | undefined> {
  at(`${MONDAY}T${told}:00Z`);
  const times = { from: `${MONDAY}T${from}:00Z`, to: `${MONDAY}T22:00:00Z` };
  const absence = { id: `a-${carerId}`, carerId, providerId: 'prov-1', ...times, kind: 'sickness' as const };
  await recordAbsence(ports, providerCaller('prov-1'), absence, 0);
  return ports.store.dayPlan('prov-1', MONDAY);
}

const attended = (plan: DayPlan | undefined): [string, string, number][] =>
  (plan?.rounds ?? [])
    .flatMap(({ carerId, segments }) =>
      segments.flatMap((s): [string, string, number][] =>
        s.kind === 'visit' ? [[s.visitId.split('/')[1]!, carerId, s.from]] : [],
      ),
    )
    .sort((a, b) => a[2] - b[2] || a[1].localeCompare(b[1]));

describe('a visit that is over', () => {
  it('stays with the carer who falls ill on the way home from it', async () => {
    const { council, sent } = await aMonday(2, [at('wash', '09:30')]);
    const plan = await sick(council, sent[0]![1], '10:02');
    expect(attended(plan)).toEqual(sent);
    expect(plan?.leftOut).toEqual([]);
  });

  it('stays in the repairs that follow, and nobody is sent anywhere in the hours of the absence', async () => {
    const { council, packageId, sent } = await aMonday(1, [at('wash', '09:30'), at('lunch', '12:00', '12:30')]);
    const plan = await sick(council, 'ca-1', '10:02');
    expect(attended(plan)).toEqual(sent.slice(0, 1));
    council.at(`${MONDAY}T10:30:00Z`);
    const window = { from: '12:30', to: '13:30' };
    await changeVisit(council.ports, broker, { packageId, patternId: 'lunch', date: MONDAY, window, expected: 2 });
    expect(attended(await council.ports.store.dayPlan('prov-1', MONDAY))).toEqual(sent.slice(0, 1));
  });

  it('of two carers stays with both when one of them falls ill, also if that is told later', async () => {
    const { council, sent } = await aMonday(2, [{ ...at('wash', '08:30'), carersRequired: 2 }]);
    const plan = await sick(council, 'ca-1', '09:02', '10:30');
    expect(attended(plan)).toEqual(sent);
    expect(plan?.leftOut).toEqual([]);
  });

  it('stays also where the break of a long shift was still to come', async () => {
    const calls = ['07:30', '09:00', '10:30', '12:30', '13:30', '16:30'];
    const { council, sent } = await aMonday(
      1,
      calls.map((from, i) => ({ ...at(`call-${i}`, from), days: ['mon'] as const })),
      { from: '07:00', to: '17:30' },
    );
    const plan = await sick(council, 'ca-1', '11:02');
    expect(sent).toHaveLength(6);
    expect(attended(plan)).toEqual(sent.slice(0, 3));
    expect(plan?.leftOut).toHaveLength(3);
  });
});

describe('a visit at which the carer falls ill', () => {
  it('has begun and stays; what would have followed goes to somebody else', async () => {
    const { council, sent } = await aMonday(2, [at('wash', '09:30'), at('lunch', '12:00')]);
    const carer = sent[0]![1];
    const plan = await sick(council, carer, '09:45');
    const other = carer === 'ca-1' ? 'ca-2' : 'ca-1';
    expect(attended(plan)).toEqual([sent[0], ['lunch', other, 720]]);
  });
});

describe('a visit that would have begun while the carer was away already', () => {
  it('was attended by nobody, and goes to somebody else', async () => {
    const { council, sent } = await aMonday(2, [at('wash', '09:30', '11:30')]);
    const [name, carer, start] = sent[0]!;
    const plan = await sick(council, carer, '09:00', '11:00');
    expect(start).toBeLessThan(660);
    expect(attended(plan)).toMatchObject([[name, carer === 'ca-1' ? 'ca-2' : 'ca-1', expect.any(Number)]]);
    expect(attended(plan)[0]![2]).toBeGreaterThanOrEqual(660);
  });
});
