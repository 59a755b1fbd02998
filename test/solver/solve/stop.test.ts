import { describe, expect, test } from 'vitest';
import { StopRuleError, startStop } from '../../../solver/stop.ts';

describe('a stop rule', () => {
  test('by iterations is done exactly then, and half way at half of them', () => {
    const stop = startStop({ iterations: 10 });
    expect(stop.done(9)).toBe(false);
    expect(stop.done(10)).toBe(true);
    expect(stop.progress(5)).toBe(0.5);
  });

  test('by seconds is done when time already spent reaches the limit', () => {
    expect(startStop({ seconds: 2 }, undefined, 3).done(0)).toBe(true);
    expect(startStop({ seconds: 2 }, undefined, 1).done(0)).toBe(false);
  });

  test('by processor seconds waits for the thread to have computed them, however long it slept', () => {
    const stop = startStop({ seconds: 0.05, clock: 'processor' });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    expect(stop.elapsed()).toBeLessThan(0.05);
    let iterations = 0;
    while (!stop.done(iterations)) iterations++;
    expect(stop.elapsed()).toBeGreaterThanOrEqual(0.05);
  });

  test('ends at its target', () => {
    const stop = startStop({ iterations: 100, target: 50 });
    stop.reached(51);
    expect(stop.done(1)).toBe(false);
    stop.reached(50);
    expect(stop.done(1)).toBe(true);
  });

  test('ends when another thread says so, at the next look', () => {
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const stop = startStop({ seconds: 60 }, flag);
    expect(stop.done(16)).toBe(false);
    flag[0] = 1;
    expect(stop.done(32)).toBe(true);
  });

  test.each([{}, { seconds: -1 }, { iterations: Number.NaN }])(
    'refuses %o, which never ends or is no limit',
    (rule) => {
      expect(() => startStop(rule)).toThrow(StopRuleError);
    },
  );
});
