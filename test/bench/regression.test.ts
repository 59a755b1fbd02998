import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MADE_INSTANCES } from '../../bench/made/instances.ts';
import { readExpected, totalsAfter } from '../../bench/made/regression.ts';
import { MADE_FOLDER } from '../../bench/made/write.ts';

describe('made instances', () => {
  it('come out of their generators as they stand committed', () => {
    for (const [name, make] of Object.entries(MADE_INSTANCES)) {
      expect(make(), name).toBe(readFileSync(join(MADE_FOLDER, name), 'utf8'));
    }
  });

  // After a wanted change of the search: npm run bench -- --iterations 2000 --refresh
  it('cost exactly as much after the stored number of iterations as when they were stored', async () => {
    const { iterations, totals } = readExpected();
    expect(await totalsAfter(iterations)).toEqual(totals);
  });
});
