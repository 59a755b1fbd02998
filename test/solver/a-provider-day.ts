import type { Problem, Visit } from '../../solver/problem.ts';
import { Random } from '../../solver/random.ts';
import { aProblem, aShift, aVisit } from './a-problem.ts';

/**
 * A made day of one provider, minutes from midnight: carers spread over a town of 40 by 40 minutes with split or long
 * shifts, visits at breakfast, noon, tea and bedtime, one in eight for two carers, some needing a skill that half
 * the carers have. The last `extra` visits are one client's four calls, the others are the day's.
 */
export function aProviderDay(seed: number, carers: number, visits: number, extra = 4): Problem {
  const random = new Random(seed);
  const places = carers + visits + 1;
  const x = Array.from({ length: places }, () => random.below(40));
  const y = Array.from({ length: places }, () => random.below(40));
  const ticks = new Int32Array(places * places);
  for (let i = 0; i < places; i++)
    for (let j = 0; j < places; j++) ticks[i * places + j] = Math.ceil(Math.hypot(x[i] - x[j], y[i] - y[j]) / 4);
  const shifts = Array.from({ length: carers }, (_, carer) => {
    const own = { carer, startPlace: carer, endPlace: carer, skills: [random.below(2)] };
    const breaks = [{ duration: 20, earliest: 600, latest: 760, missedPrice: null }];
    if (random.below(2) === 0) return [aShift({ ...own, from: 420, to: 840, breaks })];
    return [aShift({ ...own, from: 420, to: 690 }), aShift({ ...own, from: 960, to: 1320 })];
  }).flat();
  const calls = [450, 720, 1000, 1170];
  const day = Array.from({ length: visits }, (_, v): Visit => {
    const from = calls[random.below(4)] + random.below(60);
    return aVisit({
      place: carers + v,
      duration: 15 * (1 + random.below(3)),
      windows: [{ from, to: from + 60 }],
      skills: [random.below(4) === 0 ? 1 : 0],
      carers: random.below(8) === 0 ? 2 : 1,
    });
  });
  const client = calls
    .slice(0, extra)
    .map(
      (from, i): Visit => aVisit({ place: places - 1, windows: [{ from, to: from + 60 }], carers: i === 0 ? 2 : 1 }),
    );
  return aProblem({ places, travel: [{ bands: [{ from: 0, ticks }] }], visits: [...day, ...client], shifts, carers });
}
