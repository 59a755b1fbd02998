import { afterEach, describe, expect, it } from 'vitest';
import { aCouncil, aPackage, aPattern, type Council, EVERY_DAY } from './a-council.ts';

let council: Council | undefined;
afterEach(async () => {
  await council?.stop();
  council = undefined;
});

interface Planned {
  readonly at: string;
  readonly local: string;
}

/** The planned starts of one package on a planning date. */
async function starts(which: Council, provider: string, date: string, packageId: string): Promise<Planned[]> {
  const { body } = await which.call(`provider:${provider}`, 'GET', `/v1/providers/${provider}/rounds?date=${date}`);
  return body.rounds.flatMap((round: { segments: { packageId?: string; from: Planned }[] }) =>
    round.segments.filter((each) => each.packageId === packageId).map((each) => each.from),
  );
}

async function withNightCarer(which: Council): Promise<void> {
  await which.call('operator', 'PUT', '/v1/providers/alder/carers/alder-night', nightCarer, { 'if-none-match': '*' });
  const shift = { carerId: 'alder-night', days: EVERY_DAY, from: '22:00', to: '07:00', validFrom: '2026-01-01' };
  const answer = await which.call('operator', 'PUT', '/v1/providers/alder/shifts/alder-night-s', shift, {
    'if-none-match': '*',
  });
  expect(answer.status).toBe(201);
}

/** Insulin: ten minutes either way would not do. */
const atEight = {
  window: { from: '08:00', to: '08:10' },
  criticality: { level: 'critical', reason: 'insulin' },
} as const;

const nightCarer = {
  initials: 'NC',
  home: { lat: 53.59, lon: -2.3 },
  mode: 'car',
  skills: [{ code: 'medication' }, { code: 'hoist' }],
  gender: 'female',
  languages: ['en'],
  avoids: [],
  clearedFrom: '2026-01-01',
  maxMinutesPerWeek: 3360,
};

describe('the nights of the clock changes', () => {
  it('25 October 2026: breakfast at eight is eight on the wall, and a visit in the hour that comes twice is planned', async () => {
    council = await aCouncil({ now: '2026-10-23T06:00:00.000Z' });
    await withNightCarer(council);
    const breakfast = await council.placed(aPackage({ patterns: [aPattern(atEight)] }));
    const night = await council.placed(
      aPackage({ patterns: [aPattern({ id: 'night', window: { from: '01:15', to: '01:45' } })] }),
    );
    expect([breakfast.status, night.status]).toEqual(['placed', 'placed']);
    const [summer] = await starts(council, 'alder', '2026-10-24', breakfast.id);
    const [winter] = await starts(council, 'alder', '2026-10-25', breakfast.id);
    expect(summer?.at).toMatch(/^2026-10-24T08:(0\d|10):00\+01:00$/);
    expect(winter?.at).toMatch(/^2026-10-25T08:(0\d|10):00\+00:00$/);
    // 01:30 on the 25th belongs to the night of the 24th.
    const [small] = await starts(council, 'alder', '2026-10-24', night.id);
    expect(small?.at).toMatch(/^2026-10-25T01:(1[5-9]|[23]\d|4[0-5]):00\+0[01]:00$/);
  });

  it('28 March 2027: the night has an hour less, and the visit after it is on the wall clock', async () => {
    council = await aCouncil({ now: '2027-03-26T06:00:00.000Z' });
    await withNightCarer(council);
    const night = await council.placed(
      aPackage({ patterns: [aPattern({ id: 'night', window: { from: '02:30', to: '03:00' } })] }),
    );
    const breakfast = await council.placed(aPackage({ patterns: [aPattern(atEight)] }));
    expect([night.status, breakfast.status]).toEqual(['placed', 'placed']);
    const [small] = await starts(council, 'alder', '2027-03-27', night.id);
    expect(small?.at).toMatch(/^2027-03-28T0(2:[345]\d|3:00):00\+01:00$/);
    const [after] = await starts(council, 'alder', '2027-03-28', breakfast.id);
    expect(after?.at).toMatch(/^2027-03-28T08:(0\d|10):00\+01:00$/);
  });
});
