import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { answerProblem } from '../../functions/http/problem.ts';
import type { RequestEnvironment } from '../../functions/http/served.ts';
import type { Caller } from '../../planning/caller.ts';
import { PlanRejected } from '../../planning/errors.ts';
import { broker, provider } from './a-gateway.ts';

/** What a caller reads of a change that prov-2's day of the 25th cannot take. */
async function readBy(caller: Caller): Promise<string> {
  const app = new Hono<RequestEnvironment>();
  app.use('*', async (c, next) => {
    c.set('caller', caller);
    c.set('correlationId', 'c-1');
    await next();
  });
  app.post('/v1/packages/pkg_1/suspend', () => {
    const broken = [{ rule: 'week', about: 'carer-2', text: 'carer-2 would work 49 hours' }];
    throw new PlanRejected('prov-2', '2026-11-25', broken);
  });
  app.onError((error, c) => answerProblem(error, c));
  const answer = await app.request('/v1/packages/pkg_1/suspend', { method: 'POST' });
  expect(answer.status).toBe(422);
  return answer.text();
}

describe('a plan that breaks a rule', () => {
  it('is told to its provider and the council with the rule and whom it is about', async () => {
    for (const caller of [provider('prov-2'), broker]) expect(await readBy(caller)).toContain('carer-2 would work');
  });

  it('is told to another provider, whose change needs it, as no more than that', async () => {
    const text = await readBy(provider('prov-1'));
    expect(text).not.toMatch(/prov-2|carer-2/);
    expect(text).toContain('nothing is stored');
  });
});
