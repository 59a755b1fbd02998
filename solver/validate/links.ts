import type { Problem } from '../problem.ts';
import { requireIndex, requireThat } from './problem-error.ts';

export function validateLinks(problem: Problem): void {
  problem.links.forEach(({ first, second, min, max }, l) => {
    const path = `links[${l}]`;
    requireIndex(`${path}.first`, first, problem.visits.length, 'visits');
    requireIndex(`${path}.second`, second, problem.visits.length, 'visits');
    requireThat(first !== second, `${path}.second`, second, 'must be another visit than its first');
    requireThat(Number.isInteger(min), `${path}.min`, min, 'must be a whole number of ticks');
    requireThat(
      Number.isInteger(max) || max === Number.POSITIVE_INFINITY,
      `${path}.max`,
      max,
      'must be a whole number of ticks or Infinity',
    );
    requireThat(max >= min, `${path}.max`, max, `must be at least its min = ${min}`);
  });
}
