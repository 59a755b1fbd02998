import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../../local/embedded-dynamodb.ts';
import { changeVisit } from '../../../planning/change-visit.ts';
import { InvalidInput, NotAllowedNow, NotFound, VersionConflict } from '../../../planning/errors.ts';
import { getPackage } from '../../../planning/get-package.ts';
import { changeOrder } from '../../../planning/life/change-order.ts';
import { drawContingency } from '../../../planning/life/draw-contingency.ts';
import { packageHours } from '../../../planning/life/package-hours.ts';
import { aPattern } from '../../domain/builders.ts';
import { aCouncil, broker, type Council } from '../a-council.ts';
import { aZone } from '../a-zone.ts';
import { placed } from './a-placed-package.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const h = (hours: number): number => hours * 60;
const officer = { role: 'operator', subject: 'officer-7' } as const;
/** Half an hour a day is fourteen hours in four weeks: all that the plan holds. */
const hoursBank = {
  firstPeriodStarts: '2026-11-23',
  weeks: [h(4), h(3), h(4), h(3)],
  contingencyMinutes: h(2),
} as const;

async function aBanked(): Promise<{ council: Council; id: string }> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports);
  const { id } = await placed(council, 'c-1', [{ minutes: 30 }], { hoursBank });
  return { council, id };
}

const versionOf = async ({ council, id }: { council: Council; id: string }) =>
  (await getPackage(council.ports, broker, id)).version;

async function lengthen(of: { council: Council; id: string }, minutes: number) {
  const visit = { packageId: of.id, patternId: 'breakfast', date: '2026-11-25' };
  return changeVisit(of.council.ports, broker, { ...visit, minutes, expected: await versionOf(of) });
}

const draw = async (of: { council: Council; id: string }, minutes: number, expected?: number) =>
  drawContingency(of.council.ports, officer, of.id, {
    minutes,
    reason: 'informal-carer-unavailable',
    expected: expected ?? (await versionOf(of)),
  });

const refusalOf = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(InvalidInput);
  return (error as InvalidInput).problems;
};

describe('a package with a four-week bank of hours', () => {
  it('refuses a longer visit with the balance, and takes it once an officer has drawn for it', async () => {
    const banked = await aBanked();
    expect(await refusalOf(lengthen(banked, 60))).toMatchObject([
      { field: '/minutes', value: 60, code: 'hours-bank', numbers: { balanceMinutes: -30, leftMinutes: 0 } },
    ]);
    await draw(banked, 30);
    expect((await lengthen(banked, 60)).holds).toBe(true);
    const { periods } = await packageHours(banked.council.ports, broker, banked.id);
    expect(periods.map(({ from, balance, contingencyLeft }) => [from, balance, contingencyLeft])).toEqual([
      ['2026-11-23', 0, 90],
      ['2026-12-21', 0, 120],
    ]);
    expect(periods[0]?.weeks[0]).toEqual({ from: '2026-11-23', planned: h(4), asked: h(4) });
  });

  it('refuses a service order that its four weeks do not hold, and takes one that they do', async () => {
    const banked = await aBanked();
    const step = async (minutes: number) =>
      changeOrder(banked.council.ports, broker, banked.id, {
        from: '2026-11-25',
        patterns: [aPattern({ minutes })],
        fundedMinutesPerWeek: 3000,
        reason: 'fell on the stairs',
        ifNoRoom: 'refuse',
        expected: await versionOf(banked),
        correlationId: 'test',
      });
    expect(await refusalOf(step(45))).toMatchObject([{ field: '/patterns', code: 'hours-bank' }]);
    const fewer = await changeOrder(banked.council.ports, broker, banked.id, {
      from: '2026-11-25',
      patterns: [aPattern({ minutes: 60, days: ['mon', 'wed', 'fri'] })],
      fundedMinutesPerWeek: 180,
      reason: 'longer visits on fewer days',
      ifNoRoom: 'refuse',
      expected: await versionOf(banked),
      correlationId: 'test',
    });
    expect(fewer.committed).toBe(true);
  });

  it('records who drew, why and from which four weeks', async () => {
    const { council, id } = await aBanked();
    await draw({ council, id }, 60);
    const drawn = (await getPackage(council.ports, broker, id)).contingencyDraws;
    expect(drawn).toMatchObject([{ minutes: 60, reason: 'informal-carer-unavailable', authorisedBy: 'officer-7' }]);
    const told = (await council.ports.store.eventsOf(`package/${id}`)).at(-1);
    expect([told?.type, told?.by, told?.text]).toEqual([
      'contingency-drawn',
      'officer-7',
      '1 h drawn from the contingency of the four weeks from 2026-11-23: informal-carer-unavailable.',
    ]);
  });

  it('refuses a draw beyond the pot with what is left, and one of another version', async () => {
    const banked = await aBanked();
    await draw(banked, 90);
    expect(await refusalOf(draw(banked, 60))).toMatchObject([
      { field: '/minutes', value: 60, code: 'contingency', numbers: { leftMinutes: 30, askedMinutes: 60 } },
    ]);
    await expect(draw(banked, 30, 1)).rejects.toBeInstanceOf(VersionConflict);
  });
});

describe('a package without a bank', () => {
  it('has no hours to show and nothing to draw', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const { id } = await placed(council, 'c-1');
    await expect(packageHours(council.ports, broker, id)).rejects.toBeInstanceOf(NotFound);
    await expect(draw({ council, id }, 30)).rejects.toBeInstanceOf(NotAllowedNow);
  });
});
