import { describe, expect, it } from 'vitest';
import { at, planOf, readAs } from './builders.ts';

const SOLOMON = `TEST

VEHICLE
NUMBER     CAPACITY
  5         20

CUSTOMER
CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME

    0      0      0     0      0    100     0
    1      3      4    12     10     20     5
    2      6      8     8      0     90     5
`;

const CVRPLIB = `NAME : TEST
VEHICLES : 5
CAPACITY : 20
NODE_COORD_SECTION
1 0 0
2 3 4
3 6 8
DEMAND_SECTION
1 0
2 12
3 8
TIME_WINDOW_SECTION
1 0 100
2 10 20
3 0 90
SERVICE_TIME_SECTION
1 0
2 5
3 5
DEPOT_SECTION
1
-1
EOF
`;

describe('the routing core', () => {
  it('reads distances, times and windows in tenths', () => {
    const { problem } = readAs('vrptw', SOLOMON);
    expect(problem.travel[0]!.bands[0]!.ticks[1]).toBe(50);
    expect(problem.visits[0]).toMatchObject({ place: 1, duration: 50, windows: [{ from: 100, to: 200 }], load: 12 });
    expect(problem.shifts[0]).toMatchObject({ from: 0, to: 1000, capacity: 20 });
  });

  it('cuts distances off after one decimal', () => {
    const { problem } = readAs('vrptw', SOLOMON.replace('3      4', '1      1'));
    // 1.4142.. -> 1.4
    expect(problem.travel[0]!.bands[0]!.ticks[1]).toBe(14);
  });

  it('never has more vehicles than customers', () => {
    expect(readAs('vrptw', SOLOMON).problem.shifts).toHaveLength(2);
  });

  it('reads the CVRPLIB layout as the same problem', () => {
    expect(readAs('vrptw', CVRPLIB).problem).toEqual(readAs('vrptw', SOLOMON).problem);
  });

  it('writes one route a line and the cost with one decimal', () => {
    const { problem, write, score } = readAs('vrptw', SOLOMON);
    const plan = planOf(problem, [[], [at(0, 100), at(1, 200)]]);
    // 5 + 5 + 10
    expect(write(plan)).toBe('Route #1: 1 2\nCost 20.0\n');
    expect(score(plan)).toEqual({ cost: 20, terms: { distance: 20 } });
  });

  it('names the line and column of a cell that is not a number', () => {
    expect(() => readAs('vrptw', SOLOMON.replace('     8      0', '     x      0'))).toThrow(
      "vrptw-file:12: DEMAND: expected a number, found 'x'",
    );
  });

  it('refuses a window that closes before it opens', () => {
    expect(() => readAs('vrptw', SOLOMON.replace('10     20 ', '30     20 '))).toThrow(
      'vrptw-file:11: DUE DATE 20 is before READY TIME 30',
    );
  });
});
