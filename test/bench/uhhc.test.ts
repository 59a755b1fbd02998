import { describe, expect, it } from 'vitest';
import { at, planOf, readAs, rest } from './builders.ts';

const patient = {
  id: 'p1',
  required_services: [{ service: 's0', duration: 30 }],
  distance_matrix_index: 1,
  time_windows: [{ start: 60, end: 90 }],
  optional: false,
};
const carer = {
  id: 'c1',
  abilities: ['s0'],
  departing_point: 'd0',
  arrival_point: 'd0',
  working_shift: { start: 30, end: 300 },
  lunch_break: false,
};

interface Changes {
  readonly patients?: object[];
  readonly caregivers?: object[];
  readonly components?: object;
  readonly origin?: string;
}

function documentOf(changes: Changes = {}) {
  return {
    metadata: {
      time_window_met: 'at_service_end',
      origin: changes.origin ?? 'generated',
      cost_components: changes.components ?? { travel_time: 2, total_tardiness: 3, optional_patients: 140 },
    },
    distances: [
      [0, 20, 160],
      [10, 0, 5],
      [160, 5, 0],
    ],
    terminal_points: [{ id: 'd0', distance_matrix_index: 0 }],
    caregivers: changes.caregivers ?? [carer, { ...carer, id: 'c2' }],
    patients: changes.patients ?? [patient],
    services: [{ id: 's0', default_duration: 30 }],
    lunch_breaks: { start: 180, end: 240, min_duration: 30 },
  };
}

describe('the unified home healthcare problem', () => {
  it('prices what the instance prices and nothing else', () => {
    const { problem } = readAs('uhhc', documentOf());
    expect(problem.prices).toMatchObject({ travel: 2, lateness: 3, highestLateness: 0, waiting: 0, highestIdle: 0 });
    expect(problem.shifts[0]!.overtime).toMatchObject({ price: 0 });
  });

  it('makes windows hard and overtime impossible where the instance says so', () => {
    const { problem } = readAs('uhhc', documentOf({ components: { total_tardiness: 'HARD', working_time: 'HARD' } }));
    expect(problem.visits[0]!.windowRule).toBe('hard');
    expect(problem.shifts[0]!.overtime).toBeUndefined();
  });

  it('bars every carer but the preferred ones where preference is hard, and prices the others where it is not', () => {
    const patients = [{ ...patient, preferred_caregivers: ['c2'] }];
    const hard = readAs('uhhc', documentOf({ patients, components: { caregiver_preferences: 'HARD' } }));
    const priced = readAs('uhhc', documentOf({ patients, components: { caregiver_preferences: 9 } }));
    expect(hard.problem.visits[0]!.barred).toEqual([0]);
    expect(priced.problem.visits[0]).toMatchObject({ carerPrices: [{ carer: 1, price: 0 }], otherCarerPrice: 9 });
  });

  it('prices an optional patient left out once, however many services that drops', () => {
    const optional = { ...patient, optional: true, required_services: [{ service: 's0' }, { service: 's0' }] };
    const { problem, score } = readAs('uhhc', documentOf({ patients: [optional] }));
    expect(problem.links).toMatchObject([{ max: Infinity, differentCarers: false, together: true }]);
    expect(score(planOf(problem, []))).toMatchObject({ cost: 140, terms: { unserved: 140 } });
  });

  it('measures lateness at the end where the instance does', () => {
    const { problem, score } = readAs('uhhc', documentOf());
    // 70 + 30 is 10 after the window; travel 20 out and 10 back at 2
    expect(score(planOf(problem, [[at(0, 70)]])).terms).toMatchObject({ lateness: 30, travel: 60 });
  });

  it('leaves with the shift in the sets that do, as late as possible elsewhere', () => {
    expect(readAs('uhhc', documentOf({ origin: 'bazirha' })).problem.prices.departure).toBe('shift-start');
    expect(readAs('uhhc', documentOf()).problem.prices.departure).toBe('latest');
  });

  it('writes a break on the way home where the round ends', () => {
    const { problem, write } = readAs('uhhc', documentOf({ caregivers: [{ ...carer, lunch_break: true }] }));
    const plan = planOf(problem, [[at(0, 70), rest(180)]]);
    expect(JSON.parse(write(plan)).routes[0].locations[1]).toEqual({
      patient: 'd0',
      service: 'lunch_break',
      arrival_time: 180,
      departure_time: 210,
    });
  });

  it('writes a break before a leg that is too long to rest after it', () => {
    const near = { ...patient, distance_matrix_index: 0, time_windows: [{ start: 160, end: 190 }] };
    const far = { ...patient, id: 'p2', distance_matrix_index: 2, time_windows: [{ start: 400, end: 500 }] };
    const caregivers = [{ ...carer, lunch_break: true }];
    const { problem, write } = readAs('uhhc', documentOf({ patients: [near, far], caregivers }));
    const plan = planOf(problem, [[at(0, 160), rest(190), at(1, 400)]]);
    // free at 190, there at 350, but a break starts by 210: it is taken where the carer is
    expect(JSON.parse(write(plan)).routes[0].locations[1]).toMatchObject({ patient: 'p1', arrival_time: 190 });
  });

  it('says which caregiver names a terminal point that is not there', () => {
    expect(() => readAs('uhhc', documentOf({ caregivers: [{ ...carer, arrival_point: 'd9' }] }))).toThrow(
      /^uhhc-file:\d+: caregivers\[0\]\.arrival_point: no terminal point 'd9' is listed$/,
    );
  });
});
