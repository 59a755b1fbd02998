import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '../../../solver/random.ts';
import { searchRigid } from '../../../solver/rigid/search.ts';
import { startStop } from '../../../solver/stop.ts';
import { codeLength, decode, encode } from '../../../solver/threads/plan-code.ts';
import { hardProblem } from '../rigid/hard-problem.ts';

test('a plan written to shared memory is read back as it was, breaks and empty rounds included', () => {
  fc.assert(
    fc.property(hardProblem({ visits: 8, shifts: 4 }), (problem) => {
      const proposal = searchRigid(problem, { random: new Random(1), stop: startStop({ iterations: 5 }) });
      const code = new Int32Array(codeLength(problem));
      encode(proposal, code);
      expect(decode(code, problem.visits.length, proposal.total)).toEqual(proposal);
    }),
    { numRuns: 60, seed: 5 },
  );
});
