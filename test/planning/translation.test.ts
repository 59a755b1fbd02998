/** A day goes to the solver and comes back; the domain's audit, which shares nothing with either, has the last word. */
import { describe, expect, it } from 'vitest';
import { audit } from '../../domain/audit.ts';
import type { Carer, ShiftPattern } from '../../domain/carer.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { DayPlan } from '../../domain/round.ts';
import { defaultSettings } from '../../domain/settings.ts';
import { fromRounds } from '../../planning/from-rounds.ts';
import { roadOf } from '../../planning/problem/road.ts';
import type { ProviderFacts } from '../../planning/provider/provider-facts.ts';
import { checkedDay } from '../../planning/rounds/checked-day.ts';
import { whyLeftOut } from '../../planning/rounds/why-left-out.ts';
import { whyNotCarer } from '../../planning/rounds/why-not-carer.ts';
import { toProblem } from '../../planning/to-problem.ts';
import { solve } from '../../solver/solve.ts';
import { aCarer, aClient, aPackage, aPattern, aShiftPattern, BURY } from '../domain/builders.ts';

interface Scene {
  readonly packages: readonly CarePackage[];
  readonly carers?: readonly Carer[];
  readonly shifts?: readonly ShiftPattern[];
  readonly plans?: readonly DayPlan[];
}

function facts({ packages, carers = [aCarer()], shifts = [aShiftPattern()], plans = [] }: Scene): ProviderFacts {
  return {
    providerId: 'prov-1',
    asRead: { providerId: 'prov-1', promises: undefined, workforce: undefined },
    packages,
    workforce: { carers, shiftPatterns: shifts, absences: [] },
    attendances: [],
    plans: new Map(plans.map((p) => [p.date, p])),
    road: roadOf(
      packages.map((p) => p.client),
      carers,
      defaultSettings,
    ),
    settings: defaultSettings,
    today: '2026-11-22',
    readAt: '2026-11-22T12:00:00.000Z',
  };
}

/** A placed package of a client so many kilometres north of Bury. */
function north(ref: string, km: number, pattern: Parameters<typeof aPattern>[0] = {}): CarePackage {
  const location = { lat: BURY.lat + km / 111.2, lon: BURY.lon };
  return aPackage({
    id: `p-${ref}`,
    status: 'placed',
    client: aClient({ ref, location }),
    patterns: [aPattern(pattern)],
  });
}

async function planned(scene: Scene, date = '2026-11-23'): Promise<DayPlan> {
  const day = toProblem(facts(scene), date);
  const plan = await solve(day.problem, { seed: 1, stop: { iterations: 300 } });
  return checkedDay(day, plan, { kind: 'replan', at: '2026-11-22T20:00:00.000Z' });
}

const inWords = (plan: DayPlan): string[][] =>
  plan.rounds.map((r) => r.segments.map((s) => `${s.kind} ${s.from}-${s.to}`));

describe('a round', () => {
  it('leaves home just in time, waits paid at the next door and comes home after the last visit', async () => {
    // 1 km: 1.35 km on the road, 2.7 minutes at 30 km/h, rounded up to 3, 1 to set off, 2 to get in. The way home 4.
    const at = (from: string, to: string) => ({ window: { from, to } });
    const plan = await planned({
      packages: [north('a', 1, at('09:30', '09:30')), north('b', 2, at('11:00', '11:00'))],
    });
    expect(inWords(plan)).toEqual([
      ['travel 564-570', 'visit 570-600', 'travel 600-606', 'waiting 606-660', 'visit 660-690', 'travel 690-697'],
    ]);
    expect(plan.rounds[0]?.segments[0]).toMatchObject({ metres: 1350, mode: 'car', commute: true, co2eGrams: 230 });
  });

  it('of a long shift has its break between two visits', async () => {
    const hours = ['07:30', '09:00', '10:30', '12:00', '13:30', '14:45'];
    const packages = hours.map((from, i) => north(`c${i}`, 1 + i / 10, { window: { from, to: from } }));
    const plan = await planned({ packages, shifts: [aShiftPattern({ from: '07:00', to: '16:00' })] });
    expect(plan.leftOut).toEqual([]);
    const breaks = plan.rounds[0]?.segments.filter((s) => s.kind === 'break') ?? [];
    expect(breaks.map((b) => b.to - b.from)).toEqual([20]);
  });

  it('has its break between visits also where an early turn meets a late one, or is over before the other begins', async () => {
    const windows = [
      { from: '07:30', to: '08:30' },
      { from: '11:00', to: '12:00' },
      { from: '14:00', to: '15:00' },
    ];
    const packages = windows.map((window, i) => north(`c${i}`, 1, { window }));
    const early = aShiftPattern({ from: '07:00', to: '14:30' });
    const late = aShiftPattern({ id: 's-2', from: '14:30', to: '22:00' });
    const { rounds, leftOut } = await planned({ packages, shifts: [early, late] });
    expect(leftOut).toEqual([]);
    const [first, ...others] = rounds.map(({ segments }) => segments);
    const rests = first!.filter((s) => s.kind === 'break').length;
    const atHome = others.filter((segments) => segments[0]!.from >= first!.at(-1)!.to + 20).length;
    expect(rests + atHome).toBeGreaterThan(0);
  });

  it.each([
    ['02:30', []],
    // Six hours after its beginning the carer has the break: a call across that minute is another's.
    ['01:45', ['p-night']],
  ])(
    'of twelve hours has its break on the night that is an hour longer, also beside a call at %s',
    async (at, leftOut) => {
      const packages = [
        north('evening', 1, { days: ['sat'], window: { from: '20:10', to: '20:15' } }),
        north('night', 1, { days: ['sun'], window: { from: at, to: at }, minutes: 40 }),
      ];
      const plan = await planned({ packages, shifts: [aShiftPattern({ from: '20:00', to: '08:00' })] }, '2026-10-24');
      expect(plan.leftOut.map(({ packageId }) => packageId)).toEqual(leftOut);
    },
  );

  it('that is sent to the solver comes back as it was', async () => {
    const hours = ['07:30', '09:00', '10:30', '12:00', '13:30', '14:45'];
    const scene = {
      packages: hours.map((from, i) => north(`c${i}`, 1 + i / 10, { window: { from, to: from } })),
      shifts: [aShiftPattern({ from: '07:00', to: '16:00' })],
    };
    const plan = await planned(scene);
    const day = toProblem(facts({ ...scene, plans: [plan] }), plan.date);
    const rounds = fromRounds(day, plan.rounds);
    const { cost } = await solve(day.problem, { seed: 1, stop: { iterations: 0 }, from: { rounds } });
    const again = checkedDay(day, { rounds, unserved: [], cost }, plan.madeBy);
    expect(again.rounds).toEqual(plan.rounds);
  });

  it('takes the rush hour into account: a later start never arrives earlier', async () => {
    // 6 km: 8.1 km on the road, 16.2 minutes, 17 rounded up; 1.3 times slower from 07:45: 21.06, 22 rounded up.
    const packages = [
      north('a', 0.01, { window: { from: '07:20', to: '07:20' } }),
      north('b', 6, { window: { from: '08:13', to: '08:40' } }),
    ];
    const plan = await planned({ packages });
    const leg = plan.rounds[0]?.segments.filter((s) => s.kind === 'travel')[1];
    expect(leg).toMatchObject({ from: 470, minutes: 25 });
  });

  it('that starts at night stays on its planning date past midnight', async () => {
    const packages = [north('n', 1, { window: { from: '02:00', to: '03:00' } })];
    const plan = await planned({ packages, shifts: [aShiftPattern({ from: '22:00', to: '06:00' })] });
    const visit = plan.rounds[0]?.segments.find((s) => s.kind === 'visit');
    expect(visit).toMatchObject({ visitId: 'p-n/breakfast/2026-11-24' });
    expect(visit?.from).toBeGreaterThanOrEqual(1440 + 120);
  });

  it.each([
    ['2026-10-24', '2026-10-25', 1440 + 480],
    ['2027-03-27', '2027-03-28', 1440 + 360],
  ])('of the night of %s passes the clock change', async (date, calendarDate, sevenLocal) => {
    // From 06:00 to 07:00 on the wall: an hour later or earlier in elapsed minutes than on any other night.
    const night = { window: { from: '04:00', to: '04:30' } };
    const packages = [north('n', 1, night)];
    const plan = await planned({ packages, shifts: [aShiftPattern({ from: '22:00', to: '07:00' })] }, date);
    const visit = plan.rounds[0]?.segments.find((s) => s.kind === 'visit');
    expect(visit?.kind === 'visit' && visit.visitId).toBe(`p-n/breakfast/${calendarDate}`);
    expect(plan.rounds[0]?.shift.to).toBe(sevenLocal);
  });

  it('keeps eleven hours from the round of the day before', async () => {
    const carers = [aCarer({ id: 'ca-1' })];
    const shifts = [aShiftPattern({ from: '06:00', to: '23:00' })];
    const late = [north('l', 1, { window: { from: '22:00', to: '22:00' } })];
    const before = await planned({ packages: late, carers, shifts }, '2026-11-22');
    const early = [north('e', 1, { window: { from: '07:00', to: '07:30' } })];
    const plan = await planned({ packages: early, carers, shifts, plans: [before] });
    expect(plan.rounds).toEqual([]);
    expect(plan.leftOut).toHaveLength(1);
  });

  it('stays within the weekly hours that the other days have left', async () => {
    // Monday takes 30 of the 75 minutes; the 45 left hold one visit of 30 and the way there and back, not two.
    const carers = [aCarer({ maxMinutesPerWeek: 75 })];
    const packages = [north('a', 1), north('b', 1.5)];
    const monday = await planned({ packages: [north('a', 1)], carers });
    const tuesday = await planned({ packages, carers, plans: [monday] }, '2026-11-24');
    expect(tuesday.leftOut).toHaveLength(1);
    const { workforce, settings } = facts({ packages, carers });
    expect(audit({ plan: tuesday, packages, ...workforce, otherDays: [monday], settings })).toEqual([]);
  });
});

describe('a visit that is left out', () => {
  it('because its pinned start lies outside its window has that said, for all the carers and for one', () => {
    const asked = toProblem(
      facts({ packages: [north('p', 1, { window: { from: '08:00', to: '09:00' } })] }),
      '2026-11-23',
    );
    const visits = asked.problem.visits.map((visit) => ({ ...visit, pinned: { start: 570 } }));
    const day = { ...asked, problem: { ...asked.problem, visits } };
    const plan = { rounds: day.shifts.map((_, shift) => ({ shift, stops: [] })) };
    expect(whyLeftOut(day, plan, 0)).toMatchObject([
      {
        code: 'window',
        text: '1 carer suitable, but the visit has no start within its window: 30 minutes short at best.',
      },
    ]);
    expect(whyNotCarer(day, plan, { visit: 0, carerId: 'ca-1' })).toMatchObject({
      code: 'window',
      text: 'ca-1 cannot start it within its window: 30 minutes short at best.',
    });
  });
});
