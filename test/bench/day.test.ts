import { describe, expect, it } from 'vitest';
import { at, planOf, readAs, rest } from './builders.ts';

const HOUR = 3600;
const carer = { id: 7, lat: 52.5, lon: -2, shifts: [[7 * HOUR, 14 * HOUR]], mode: 'car', skills: ['hoist'] };
const visit = { id: 31, lat: 52.5, lon: -2, service: 1800, tw: [9 * HOUR, 10 * HOUR], carers: 1, skills: ['hoist'] };

function dayOf(changes: { visits?: object[]; carers?: object[] } = {}) {
  return { detour: 1.3, speed_kmh: { car: 25, walk: 4.8 }, visits: [visit], carers: [carer], ...changes };
}

describe('a home-care day', () => {
  it('reads travel as the haversine distance with a detour at the speed of the mode, in whole seconds', () => {
    const { problem } = readAs('day', dayOf({ visits: [{ ...visit, lat: 52.51 }] }));
    // 0.01 degree of latitude = 1111.95 m; x 1.3 / (25 / 3.6 m/s) = 208.16 s; / (4.8 / 3.6 m/s) = 1084.15 s
    expect(problem.travel.map(({ bands }) => bands[0]!.ticks[1])).toEqual([208, 1084]);
  });

  it('makes each part of a split shift a shift of the same carer, and breaks due after six hours', () => {
    const morning = [7 * HOUR, 13 * HOUR];
    const evening = [16 * HOUR, 22.5 * HOUR];
    const { problem } = readAs('day', dayOf({ carers: [carer, { ...carer, shifts: [morning, evening] }] }));
    expect(problem.shifts.map((shift) => shift.carer)).toEqual([0, 1, 1]);
    expect(problem.shifts.map(({ breaks }) => breaks?.length ?? 0)).toEqual([1, 0, 1]);
  });

  it('lets the break start from 2.5 to 5 hours into the shift', () => {
    const { problem } = readAs('day', dayOf());
    expect(problem.shifts[0]!.breaks).toEqual([
      { duration: 1200, earliest: 9.5 * HOUR, latest: 12 * HOUR, missedPrice: null },
    ]);
  });

  it('prices one more carer-visit above any travel that the shifts could hold', () => {
    const { problem } = readAs('day', dayOf());
    expect(problem.visits[0]!.unservedPrice).toBe(7 * HOUR + 1);
  });

  it('counts a double-up left out as two carer-visits', () => {
    const { problem, score } = readAs('day', dayOf({ visits: [visit, { ...visit, id: 32, carers: 2 }] }));
    const plan = planOf(problem, [[at(0, 9 * HOUR), rest(9.5 * HOUR)]]);
    expect(score(plan)).toMatchObject({ unassigned: 2, travelHours: 0 });
  });

  it('tells a total apart into carer-visits unassigned and hours of travel', () => {
    const { figures } = readAs('day', dayOf());
    expect(figures(3 * (7 * HOUR + 1) + 1.5 * HOUR)).toEqual({ 'carer-visits unassigned': 3, 'hours of travel': 1.5 });
  });

  it('writes rounds by the ids of the file, with the part of the shift and the break', () => {
    const short = [1 * HOUR, 2 * HOUR];
    const split = { ...carer, shifts: [short, [7 * HOUR, 14 * HOUR]] };
    const { problem, write } = readAs('day', dayOf({ carers: [split], visits: [visit, { ...visit, id: 32 }] }));
    const plan = planOf(problem, [[], [at(0, 9 * HOUR), rest(9.5 * HOUR)]]);
    expect(JSON.parse(write(plan))).toEqual({
      rounds: [{ carer: 7, shift: 1, visits: [{ visit: 31, start: 9 * HOUR }], break: 9.5 * HOUR }],
      unassigned: [32],
    });
  });

  it('says which mode has no speed, and where', () => {
    expect(() => readAs('day', dayOf({ carers: [{ ...carer, mode: 'tram' }] }))).toThrow(
      /^day-file:\d+: carers\[0\]\.mode: no speed is given for it, only for car, walk$/,
    );
  });
});
