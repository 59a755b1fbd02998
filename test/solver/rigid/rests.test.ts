import { expect, test } from 'vitest';
import { packModel } from '../../../solver/rigid/model.ts';
import { afterRests, beforeRests } from '../../../solver/rigid/rests.ts';
import { NEVER } from '../../../solver/rigid/travel.ts';
import { aProblem, aShift } from '../a-problem.ts';

const lunch = { duration: 30, earliest: 100, latest: 140, missedPrice: null };
const tea = { duration: 10, earliest: 120, latest: 200, missedPrice: null };
const model = packModel(aProblem({ shifts: [aShift({ breaks: [tea, lunch] })] }));
const travel = model.travel[0];

test('a break on the way starts no sooner than it may, travel before or after it', () => {
  // Free at 60, there at 80: lunch from 100 to 130.
  expect(afterRests(model, 0, 1, 60, 80)).toBe(130);
  // Free at 110, there at 130 without a break: 20 of travel and 30 of lunch.
  expect(afterRests(model, 0, 1, 110, 130)).toBe(160);
});

test('who is free only after the last start of a break cannot take it there', () => {
  expect(afterRests(model, 0, 1, 141, 150)).toBe(NEVER);
});

test('two breaks share a leg, one after the other', () => {
  // Lunch 100 to 130, tea 130 to 140.
  expect(afterRests(model, 0, 2, 60, 80)).toBe(140);
});

test('the latest departure with breaks is the inverse of the earliest start after them', () => {
  for (const due of [129, 130, 150, 190, 400]) {
    const last = beforeRests(model, travel, 0, 1, 0, 1, due);
    if (last <= -NEVER) expect(due).toBe(129);
    else {
      // Places 0 and 1 are 10 ticks apart.
      expect(afterRests(model, 0, 1, last, last + 10)).toBeLessThanOrEqual(due);
      expect(afterRests(model, 0, 1, last + 1, last + 11)).toBeGreaterThan(due);
    }
  }
});
