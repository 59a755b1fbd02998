/** The demo's providers at work on their queues, over HTTP like any provider's office. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerOffers } from '../../demo/answer-offers.ts';
import { demoAnswer } from '../../demo/answers.ts';
import { apiClient } from '../../demo/api-client.ts';
import type { Users } from '../../demo/job.ts';
import { everyItem } from '../../demo/pages.ts';
import { untilDecided } from '../../demo/placement.ts';
import type { CarePackage } from '../../domain/package.ts';
import { aCouncil, aPackage, aPattern, type Council } from './a-council.ts';

const SEED = 5;
const PACKAGES = 20;

let council: Council;
beforeAll(async () => {
  council = await aCouncil({ carers: 10 });
  const { body, headers } = await council.call('operator', 'GET', '/v1/contracts/contract-west');
  const { id: _, version: __, ...contract } = body;
  const offering = { ...contract, acceptance: 'offer', obliged: ['in-house'] };
  const etag = { 'if-match': headers.get('etag') ?? '' };
  await council.call('operator', 'PUT', '/v1/contracts/contract-west', offering, etag);
});
afterAll(() => council?.stop());

async function usersOf({ runtime }: Council): Promise<Users> {
  const client = async (claims: Parameters<typeof runtime.tokens.issue>[0]) =>
    apiClient(runtime.baseUrl, await runtime.tokens.issue(claims));
  return {
    operator: await client({ role: 'operator', subject: 'demo-operator' }),
    brokerage: await client({ role: 'brokerage', subject: 'demo-brokerage' }),
    provider: (providerId) => client({ role: 'provider', subject: `office-of-${providerId}`, providerId }),
  };
}

it('every offer is answered as the policy says, what is refused goes on to the next, and what is left open stays offered', async () => {
  const users = await usersOf(council);
  for (let n = 0; n < PACKAGES; n++) {
    // Packages that differ, so that they are answered differently.
    const patterns = [aPattern({ minutes: 30 + n })];
    const answer = await council.call('brokerage', 'POST', '/v1/packages', aPackage({ patterns }));
    expect(answer.status).toBe(202);
  }
  const decided = () => untilDecided(users.brokerage, PACKAGES, () => undefined);
  await decided();
  const figures = await answerOffers(users, SEED, decided);
  expect(figures.made).toBe(figures.accepted + figures.refused + figures.leftOpen);
  const packages = await everyItem<CarePackage>(users.brokerage, '/v1/packages');
  expect(packages.filter(({ status }) => status === 'offered')).toHaveLength(figures.leftOpen);
  // In-house must take what both have refused; it was never asked, so its placements are no acceptances.
  const taken = packages.filter((p) => p.status === 'placed' && p.placement?.providerId !== 'in-house');
  expect(taken).toHaveLength(figures.accepted);
  // A provider that was asked first and does not hold the package has refused it, and would again.
  for (const { outcome = [], patterns, zoneId, fundedMinutesPerWeek: minutesPerWeek } of packages) {
    for (const { providerId, reasons } of outcome.filter((o) => o.reasons.some(({ code }) => code === 'refused'))) {
      expect(demoAnswer(SEED, providerId, { zoneId, area: 'BL9', patterns, minutesPerWeek }).kind).toBe('refuse');
      expect(reasons[0]?.text).toMatch(/^Refused on /);
    }
  }
  expect(figures.refused).toBeGreaterThan(0);
});
