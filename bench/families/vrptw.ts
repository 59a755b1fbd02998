/**
 * The vehicle routing problem with time windows under the DIMACS convention: distance = floor(10 x Euclid) / 10,
 * travel time = distance, least total distance, fleet size free. A tick and a unit of price are a tenth, so both
 * are whole. Reads Solomon's layout and CVRPLIB's `.vrp`.
 */
import type { Plan } from '../../solver/plan.ts';
import type { Problem, Shift, Visit } from '../../solver/problem.ts';
import type { Source } from '../reading/source.ts';
import type { Family, Instance } from './family.ts';
import { TRAVEL_ONLY } from './plain-prices.ts';
import { type Fleet, readSolomon, readVrplib } from './vrptw-text.ts';

const TENTHS = 10;

export const vrptw: Family = {
  name: 'vrptw',
  recognises: ({ root, text }) => root === null && /^\s*(NODE_COORD_SECTION|CUST)/im.test(text),
  read: readVrptw,
};

function readVrptw(source: Source): Instance {
  const problem = problemOf(/^\s*NODE_COORD_SECTION/m.test(source.text) ? readVrplib(source) : readSolomon(source));
  return {
    problem,
    write: (plan) => writePlan(plan),
    figures: (total) => ({ cost: total / TENTHS }),
    score: ({ cost }) => ({ cost: cost.total / TENTHS, terms: { distance: cost.travel / TENTHS } }),
  };
}

function problemOf({ vehicles, capacity, rows }: Fleet): Problem {
  const n = rows.length;
  const ticks = new Int32Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      ticks[i * n + j] = Math.floor(TENTHS * Math.hypot(rows[i]!.x - rows[j]!.x, rows[i]!.y - rows[j]!.y) + 1e-9);
    }
  }
  const depot = rows[0]!;
  const visits = rows.slice(1).map(
    (row, i): Visit => ({
      place: i + 1,
      duration: Math.ceil(row.service * TENTHS),
      windows: [{ from: Math.ceil(row.ready * TENTHS), to: Math.floor(row.due * TENTHS) }],
      measuredAt: 'start',
      windowRule: 'hard',
      skills: [0],
      carers: 1,
      unservedPrice: null,
      load: row.demand,
    }),
  );
  const from = Math.ceil(depot.ready * TENTHS);
  const to = Math.floor(depot.due * TENTHS);
  // The fleet is free, and no plan needs more vehicles than customers; the file's own number is far above need.
  const fleet = Math.min(visits.length, vehicles ?? visits.length);
  const shifts = Array.from(
    { length: fleet },
    (_, carer): Shift => ({ carer, mode: 0, startPlace: 0, endPlace: 0, from, to, skills: [0], capacity }),
  );
  return {
    places: n,
    travel: [{ bands: [{ from, ticks }] }],
    visits,
    links: [],
    shifts,
    carers: fleet,
    prices: TRAVEL_ONLY,
  };
}

/** CVRPLIB's `.sol`: customers by their number in the file, which is their visit's place. */
function writePlan(plan: Plan): string {
  const used = plan.rounds.filter(({ stops }) => stops.length > 0);
  const routes = used.map(({ stops }, i) => {
    const customers = stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visit + 1] : []));
    return `Route #${i + 1}: ${customers.join(' ')}`;
  });
  return `${[...routes, `Cost ${(plan.cost.total / TENTHS).toFixed(1)}`].join('\n')}\n`;
}
