import { describe, expect, it } from 'vitest';
import { type ApiClient, ApiError } from '../../demo/api-client.ts';
import { publish } from '../../demo/job.ts';
import type { DayPlan } from '../../domain/round.ts';

const date = '2026-11-24';
const aDay = (version: number): DayPlan => ({
  providerId: 'prov-1',
  date,
  version,
  state: 'draft',
  rounds: [],
  leftOut: [],
  madeBy: { kind: 'replan', at: '2026-11-23T10:00:00Z' },
});

describe('publishing after the night', () => {
  it('reads a day again that a waiting package has joined since it was fetched, and answers that one', async () => {
    const tried: number[] = [];
    const operator = {
      get: async () => aDay(3),
      change: async (path: string, version: number) => {
        tried.push(version);
        if (version < 3) throw new ApiError('POST', path, 412, '');
      },
    } as unknown as ApiClient;
    expect(await publish([aDay(2)], operator)).toMatchObject([{ version: 3 }]);
    expect(tried).toEqual([2, 3]);
  });

  it('leaves alone what nobody has planned', async () => {
    expect(await publish([aDay(0)], {} as ApiClient)).toMatchObject([{ version: 0 }]);
  });
});
