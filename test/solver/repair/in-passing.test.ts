import { describe, expect, it } from 'vitest';
import { repair } from '../../../solver/repair.ts';
import { aPlan } from '../a-plan.ts';
import { aProblem, aVisit, visitStop } from '../a-problem.ts';
import { dearChanges, quick, starts } from './a-repair.ts';

describe('a visit left out before that a repair may place in passing', () => {
  it.each([200, 0])(
    'gives no place of a served visit to one left out before, another carer costing %i',
    (changedCarer) => {
      const windows = [{ from: 30, to: 30 }];
      const visits = [
        aVisit({ windows, unservedPrice: 60 }),
        aVisit({ windows }),
        aVisit({ place: 2, windows: [{ from: 200, to: 200 }] }),
      ];
      const problem = aProblem({ visits, prices: { ...dearChanges, changedCarer } });
      const plan = aPlan(problem, [visitStop(0, 30)]);
      const mended = repair(problem, plan, { kind: 'visit-added', visit: 2 }, quick);
      expect(starts(mended.plan)).toEqual(['0: visit 0 at 30', '0: visit 2 at 200']);
    },
  );
});
