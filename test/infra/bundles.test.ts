import { describe, expect, it } from 'vitest';
import { bundleAll } from '../../infra/bundle.ts';

describe('the bundle of list-rounds', () => {
  it('stays under a megabyte and holds none of the solver, so that rounds are on the screen at once', async () => {
    const [bundle] = await bundleAll(['functions/list-rounds.ts']);
    expect(bundle!.bytes).toBeLessThan(1_000_000);
    const files = Object.keys(bundle!.inputs);
    expect(files).toContain('planning/list-rounds.ts');
    expect(files.filter((file) => file.startsWith('solver/'))).toEqual([]);
    expect(files.filter((file) => /javascript-lp-solver|@turf/.test(file))).toEqual([]);
  });
});
