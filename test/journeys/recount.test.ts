/** What is stored wrong is counted: each corruption lies in the table, is fetched over HTTP and recounted from there. */
import { describe, expect, it } from 'vitest';
import type { ApiClient } from '../../demo/api-client.ts';
import { recount } from '../../demo/recount.ts';
import { fetchDay } from '../../demo/rounds-as-fetched.ts';
import { type AuditInput, ruleNames } from '../../domain/audit.ts';
import type { Provider } from '../../domain/provider.ts';
import type { Write } from '../../planning/ports.ts';
import { storeOn } from '../../storage/store.ts';
import { aDay } from '../domain/audit/a-day.ts';
import { corruptions } from '../domain/audit/corruptions.ts';
import { aGateway, operator } from '../functions/a-gateway.ts';

const gateway = aGateway();

const client = {
  get: async (path: string) => {
    const answer = await gateway.call({ path, as: operator });
    if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}: ${answer.text}`);
    return answer.json;
  },
} as Pick<ApiClient, 'get'> as ApiClient;

/** The day under identifiers of its own, so that all corruptions lie side by side in one table. */
function renamed(day: AuditInput, suffix: string): AuditInput {
  return JSON.parse(JSON.stringify(day).replace(/"(ca|p|s|prov|a)-(\d)/g, `"$1-${suffix}-$2`)) as AuditInput;
}

async function store(day: AuditInput): Promise<void> {
  const providerIds = new Set([day.plan.providerId, ...day.carers.map((carer) => carer.providerId)]);
  const placement = {
    providerId: day.plan.providerId,
    at: '2026-11-20T09:00:00.000Z',
    from: day.plan.date,
    extraTravelMinutes: 0,
  };
  const writes: Write[] = [
    ...[...providerIds].map((id): Write => ({ kind: 'provider', value: aProvider(id), expected: 0 })),
    ...day.packages.map((each): Write => ({ kind: 'package', value: { ...each, placement }, expected: 0 })),
    ...day.carers.map((value): Write => ({ kind: 'carer', value, expected: 0 })),
    ...day.shiftPatterns.map((value): Write => ({ kind: 'shift-pattern', value, expected: 0 })),
    ...day.absences.map((value): Write => ({ kind: 'absence', value, expected: 0 })),
    ...[day.plan, ...day.otherDays].map((value): Write => ({ kind: 'plan', value, expected: 0 })),
  ];
  await storeOn(gateway.table).commit(writes);
}

function aProvider(id: string): Provider {
  return { id, name: id, kind: 'framework', rating: 'good', status: { kind: 'active' }, version: 1 };
}

async function rulesBroken(day: AuditInput): Promise<string[]> {
  await store(day);
  const { providerId } = day.plan;
  const plans = [];
  for (const { date } of [day.plan, ...day.otherDays]) plans.push(await fetchDay(client, providerId, date));
  return [
    ...new Set((await recount(client, providerId, plans.slice(0, 1), day.settings, plans)).map((found) => found.rule)),
  ];
}

describe('rounds that lie wrong in the table', () => {
  it('are none when every rule is kept', async () => {
    expect(await rulesBroken(renamed(aDay(), 'kept'))).toEqual([]);
  });

  it.each(ruleNames)('are counted over HTTP when they break %s', async (rule) => {
    expect(await rulesBroken(renamed(corruptions[rule](aDay()), rule))).toEqual([rule]);
  });
});
