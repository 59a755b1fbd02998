import { describe, expect, it } from 'vitest';
import { at, planOf, readAs } from './builders.ts';

const patient = { id: 'p1', time_window: [100, 200], required_caregivers: [{ service: 's1', duration: 14 }] };
const twice = {
  id: 'p2',
  time_window: [300, 310],
  required_caregivers: [{ service: 's1', duration: 14 }, { service: 's2' }],
  synchronization: { type: 'sequential', distance: [10, 20] },
};
const document = {
  patients: [patient, twice],
  services: ['s1', 's2'].map((id) => ({ id, default_duration: 15 })),
  caregivers: [
    { id: 'c1', abilities: ['s1'] },
    { id: 'c2', abilities: ['s2'] },
  ],
  distances: [
    [0, 10.5, 20],
    [10.5, 0, 30],
    [20, 30, 0],
  ],
};

describe('home health care routing', () => {
  it('takes as many decimals as the file has', () => {
    const { problem } = readAs('hhcrsp', document);
    // 10.5 minutes: a tick is a tenth of a minute
    expect([...problem.travel[0]!.bands[0]!.ticks]).toEqual([0, 105, 200, 105, 0, 300, 200, 300, 0]);
    expect(problem.visits[0]).toMatchObject({ duration: 140, windows: [{ from: 1000, to: 2000 }] });
  });

  it('rounds travel of more than three decimals up and prices it exactly', () => {
    const distances = document.distances.map((row) => row.map((minutes) => minutes + 0.00012));
    const { problem } = readAs('hhcrsp', { ...document, distances });
    expect(problem.travel[0]!.bands[0]!.ticks[1]).toBe(10501);
    expect(problem.travel[0]!.price![1]).toBeCloseTo(10500.12, 6);
  });

  it('takes 309.99999999994 for 310', () => {
    const dusty = { ...patient, time_window: [100, 309.99999999994] };
    const { problem } = readAs('hhcrsp', { ...document, patients: [dusty, twice] });
    expect(problem.visits[0]!.windows).toEqual([{ from: 1000, to: 3100 }]);
  });

  it('makes two services of a patient two visits of different carers with the gap between their starts', () => {
    const { problem } = readAs('hhcrsp', document);
    expect(problem.visits.map(({ skills }) => skills)).toEqual([[1], [1], [2]]);
    expect(problem.links).toEqual([{ first: 1, second: 2, min: 100, max: 200, differentCarers: true, together: true }]);
  });

  it('costs a third of travel, tardiness and highest tardiness', () => {
    const { problem, score } = readAs('hhcrsp', document);
    const plan = planOf(problem, [[at(0, 1000), at(1, 3000)], [at(2, 3150)]]);
    // travel 10.5 + 30 + 20 and 20 + 20; the second service starts 5 after its window
    expect(score(plan).terms).toEqual({ travel: 100.5, tardiness: 5, maxTardiness: 5 });
    expect(score(plan)).toMatchObject({ cost: 110.5 / 3 });
  });

  it('writes the start of the service as the arrival time', () => {
    const { problem, write } = readAs('hhcrsp', document);
    const plan = planOf(problem, [[at(0, 1005)]]);
    expect(JSON.parse(write(plan)).routes).toEqual([
      { caregiver_id: 'c1', locations: [{ patient: 'p1', service: 's1', arrival_time: 100.5, departure_time: 114.5 }] },
    ]);
  });

  it('names the matrix row that is too short', () => {
    const distances = [
      [0, 1, 2],
      [1, 0],
      [2, 1, 0],
    ];
    expect(() => readAs('hhcrsp', { ...document, distances })).toThrow(
      /distances\[1\]: has 2 cells, the matrix has 3 rows$/,
    );
  });
});
