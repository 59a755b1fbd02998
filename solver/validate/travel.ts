import type { Problem } from '../problem.ts';
import { FARTHEST, requireDuration, requirePrice, requireThat, requireTick } from './problem-error.ts';

/** Travel tables: square, whole ticks, bands in order and open before every shift of their mode. */
export function validateTravel(problem: Problem): void {
  const { places } = problem;
  requireThat(Number.isInteger(places) && places >= 0, 'places', places, 'must be a whole number of at least 0');
  const size = places * places;
  problem.travel.forEach((table, mode) => {
    const path = `travel[${mode}]`;
    requireThat(table.bands.length > 0, `${path}.bands.length`, 0, 'must be at least 1');
    table.bands.forEach(({ from, ticks }, b) => {
      const band = `${path}.bands[${b}]`;
      requireThat(b === 0 || Number.isInteger(from), `${band}.from`, from, 'must be a whole number of ticks');
      requireThat(
        b === 0 || from > table.bands[b - 1].from,
        `${band}.from`,
        from,
        `must be after the band before it, which opens at ${table.bands[b - 1]?.from}`,
      );
      requireThat(ticks.length === size, `${band}.ticks.length`, ticks.length, `must be places x places = ${size}`);
      const wrong = ticks.findIndex((t) => t < 0 || t > FARTHEST);
      requireThat(wrong < 0, `${band}.ticks[${wrong}]`, ticks[wrong], `must be from 0 to ${FARTHEST} ticks`);
    });
    if (table.longestLeg !== undefined) requireDuration(`${path}.longestLeg`, table.longestLeg);
    if (table.price === undefined) return;
    const { price } = table;
    requireThat(price.length === size, `${path}.price.length`, price.length, `must be places x places = ${size}`);
    for (let i = 0; i < price.length; i++)
      if (!Number.isFinite(price[i])) requirePrice(`${path}.price[${i}]`, price[i]);
  });
  problem.shifts.forEach(({ mode, from }, s) => {
    const opens = problem.travel[mode]?.bands[0].from ?? from;
    requireThat(
      opens <= from,
      `travel[${mode}].bands[0].from`,
      opens,
      `must be at or before shifts[${s}].from = ${from}`,
    );
    requireTick(`shifts[${s}].from`, from);
  });
}
