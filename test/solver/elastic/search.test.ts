import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../solver/check.ts';
import { cost } from '../../../solver/cost.ts';
import { searchElastic } from '../../../solver/elastic/search.ts';
import type { Problem } from '../../../solver/problem.ts';
import { Random } from '../../../solver/random.ts';
import type { Proposal } from '../../../solver/search.ts';
import { startStop } from '../../../solver/stop.ts';
import { aLink, aProblem, aShift, aVisit, breakStop, prices, visitStop } from '../a-problem.ts';
import { anyProblem } from '../any-problem.ts';

function search(problem: Problem, seed = 1, iterations = 3000, start?: Pick<Proposal, 'rounds'>): Proposal {
  const stop = startStop({ iterations });
  return searchElastic(problem, { random: new Random(seed), stop, ...(start === undefined ? {} : { start }) });
}

function visitsOf(proposal: Proposal, shift: number): number[] {
  return proposal.rounds[shift].stops.flatMap((stop) => (stop.kind === 'visit' ? [stop.visit] : []));
}

describe('the elastic search', () => {
  it('breaks no rule of any small problem and knows what its plan costs', () => {
    fc.assert(
      fc.property(anyProblem({ visits: 8, shifts: 3 }), fc.integer(), (problem, seed) => {
        const proposal = search(problem, seed, 600);
        const plan = { ...proposal, cost: cost(problem, proposal.rounds) };
        expect(check(problem, plan)).toEqual([]);
        expect(proposal.total).toBeCloseTo(plan.cost.total, 6);
      }),
      { numRuns: 60 },
    );
  });

  it('never gives a plan dearer than the one it starts from', () => {
    fc.assert(
      fc.property(anyProblem({ visits: 6, shifts: 2 }), fc.integer(), (problem, seed) => {
        const first = search({ ...problem, links: [] }, seed, 300);
        const second = search({ ...problem, links: [] }, seed + 1, 50, first);
        expect(second.total).toBeLessThanOrEqual(first.total + 1e-6);
      }),
      { numRuns: 30 },
    );
  });

  it('takes a plan over as it stands where a break was missed for the sake of a visit', () => {
    const problem = aProblem({
      visits: [aVisit({ place: 0, duration: 3, windows: [{ from: 0, to: 5 }], unservedPrice: 50 })],
      shifts: [aShift({ from: 5, breaks: [{ duration: 2, earliest: 0, latest: 5, missedPrice: 1 }] })],
      prices: prices({ waiting: 1 }),
    });
    const missed = { rounds: [{ shift: 0, stops: [visitStop(0, 5)] }] };
    expect(search(problem, 1, 0, missed).rounds).toEqual(missed.rounds);
  });

  it('gives the same plan for the same seed', () => {
    const problem = aProblem({
      visits: Array.from({ length: 9 }, (_, i) =>
        aVisit({ place: i, windowRule: 'priced', windows: [{ from: 40 * (i % 4), to: 300 }] }),
      ),
      shifts: [aShift(), aShift({ carer: 1 })],
      prices: prices({ lateness: 1, waiting: 1 }),
    });
    expect(search(problem, 7)).toEqual(search(problem, 7));
  });

  it('leaves later where that saves waiting', () => {
    // Starting at 10 would mean 60 ticks of waiting before the second visit at 110: 10 + 30 + 10 = 50.
    const problem = aProblem({
      visits: [
        aVisit({ place: 1, windowRule: 'priced', windows: [{ from: 0, to: 100 }] }),
        aVisit({ place: 2, windowRule: 'priced', windows: [{ from: 110, to: 110 }] }),
      ],
      prices: prices({ lateness: 5, waiting: 1 }),
    });
    expect(search(problem).rounds[0].stops).toEqual([visitStop(0, 70), visitStop(1, 110)]);
  });

  it('starts both carers of a double-up together, and waits for the later one', () => {
    const problem = aProblem({
      visits: [
        aVisit({ place: 5, windowRule: 'priced', carers: 2 }),
        aVisit({ place: 6, windowRule: 'priced', windows: [{ from: 0, to: 0 }], skills: [1] }),
      ],
      shifts: [aShift({ skills: [1] }), aShift({ carer: 1, skills: [0] })],
      prices: prices({ lateness: 1 }),
    });
    const starts = search(problem).rounds.map((round) =>
      round.stops.flatMap((stop) => (stop.kind === 'visit' && stop.visit === 0 ? [stop.start] : [])),
    );
    expect(starts).toEqual([[100], [100]]);
  });

  it('holds back the first of two linked visits when the second cannot come soon enough', () => {
    // The second opens at 300 and must follow within 50 ticks of the first.
    const problem = aProblem({
      visits: [aVisit({ windowRule: 'priced' }), aVisit({ windowRule: 'priced', windows: [{ from: 300, to: 400 }] })],
      links: [aLink({ first: 0, second: 1, min: 10, max: 50, differentCarers: true, together: true })],
      shifts: [aShift(), aShift({ carer: 1 })],
    });
    const starts = new Map(
      search(problem).rounds.flatMap(({ stops }) =>
        stops.flatMap((stop) => (stop.kind === 'visit' ? [[stop.visit, stop.start] as const] : [])),
      ),
    );
    expect(starts.get(1)! - starts.get(0)!).toBeLessThanOrEqual(50);
    expect(starts.get(1)).toBeGreaterThanOrEqual(300);
  });

  it('shares the work where the longest idle time is dear', () => {
    const problem = aProblem({
      visits: Array.from({ length: 4 }, () => aVisit({ windowRule: 'priced' })),
      shifts: [aShift(), aShift({ carer: 1 })],
      prices: prices({ highestIdle: 10 }),
    });
    const proposal = search(problem);
    expect([visitsOf(proposal, 0).length, visitsOf(proposal, 1).length]).toEqual([2, 2]);
  });

  it('waits for the second window where that costs less than coming late to the first', () => {
    const problem = aProblem({
      visits: [
        aVisit({
          place: 5,
          windowRule: 'priced',
          windows: [
            { from: 0, to: 10 },
            { from: 90, to: 200 },
          ],
        }),
      ],
      prices: prices({ lateness: 1 }),
    });
    expect(search(problem).rounds[0].stops).toEqual([visitStop(0, 90)]);
  });

  it('leaves out an optional visit that costs more travel than it is worth', () => {
    const problem = aProblem({
      visits: [aVisit({ windowRule: 'priced' }), aVisit({ windowRule: 'priced', place: 9, unservedPrice: 100 })],
    });
    expect(search(problem).unserved).toEqual([1]);
  });

  it('takes a break alone on a shift without visits where missing it is charged all the same', () => {
    const rest = { duration: 20, earliest: 100, latest: 200, missedPrice: 5, chargedWhenUnused: true };
    const problem = aProblem({ visits: [], shifts: [aShift({ breaks: [rest] })] });
    expect(search(problem).rounds[0].stops).toEqual([breakStop(0, 100)]);
  });
});
