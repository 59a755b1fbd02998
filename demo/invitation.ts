/** What a newcomer needs once Rounds serves: addresses, tokens, and one ready-made command for each journey. */
import type { Contract } from '../domain/contract.ts';
import type { CarePackage, Offer } from '../domain/package.ts';
import type { DayPlan, Round } from '../domain/round.ts';
import { addDays, type LocalDate } from '../domain/time.ts';
import type { Runtime } from '../local/runtime.ts';
import type { ApiClient } from './api-client.ts';
import type { Users } from './job.ts';
import { everyItem } from './pages.ts';

export interface Invitation {
  readonly runtime: Runtime;
  readonly users: Users;
  /** The day whose rounds are shown. */
  readonly date: LocalDate;
  readonly plans: readonly DayPlan[];
}

export async function invitation({ runtime, users, date, plans }: Invitation): Promise<string> {
  const shown = plans.toSorted((a, b) => b.rounds.length - a.rounds.length)[0];
  const providerId = shown?.providerId ?? 'in-house';
  const tokens = {
    BROKERAGE: await runtime.tokens.issue({ role: 'brokerage', subject: 'demo-broker' }),
    PROVIDER: await runtime.tokens.issue({ role: 'provider', subject: 'demo-coordinator', providerId }),
    REQUESTER: await runtime.tokens.issue({ role: 'requester', subject: 'demo-nurse', teamId: 'discharge-fairfield' }),
    OPERATOR: await runtime.tokens.issue({ role: 'operator', subject: 'demo-operator' }),
  };
  const base = runtime.baseUrl;
  const [contract] = await firstOf<Contract>(users.operator, '/v1/contracts');
  const [asked] = await firstOf<CarePackage>(users.operator, '/v1/packages?status=offered&limit=1');
  const flexible = (await everyItem<CarePackage>(users.brokerage, '/v1/packages')).find((p) => p.hoursBank);
  const absent = shown && busiest(shown);
  const lines = [
    `  API      ${base}`,
    `  API page ${base}/docs`,
    `  A printable round, one A4 side each (the link is signed and expires in a day):`,
    `           ${await printableLink(users.operator, providerId, date)}`,
    '',
    '  Tokens (paste these lines into a shell, then any of the commands below):',
    ...Object.entries(tokens).map(([name, token]) => `export ${name}=${token}`),
    '',
    '  A package goes in:',
    `curl -sX POST ${base}/v1/packages -H "authorization: Bearer $BROKERAGE" -H 'content-type: application/json' -H "idempotency-key: $RANDOM-$RANDOM" -d '${examplePackage(date, 'community')}'`,
    '  and is found again, with the provider or the reasons:',
    `curl -s '${base}/v1/packages?limit=1' -H "authorization: Bearer $BROKERAGE"`,
    '  why it is with that provider, and what it went through (put its id for PACKAGE):',
    `curl -s ${base}/v1/packages/PACKAGE/certificate -H "authorization: Bearer $BROKERAGE"`,
    `curl -s ${base}/v1/packages/PACKAGE/history -H "authorization: Bearer $BROKERAGE"`,
    '',
    '  A discharge team asks for care and reads where its own requests stand:',
    `curl -sX POST ${base}/v1/packages -H "authorization: Bearer $REQUESTER" -H 'content-type: application/json' -H "idempotency-key: $RANDOM-$RANDOM" -d '${examplePackage(date, 'hospital')}'`,
    `curl -s ${base}/v1/packages -H "authorization: Bearer $REQUESTER"`,
    '',
    '  What is open, due first; where room is:',
    `curl -s '${base}/v1/work-list' -H "authorization: Bearer $BROKERAGE"`,
    `curl -s '${base}/v1/zones/${contract?.zoneId}/capacity?date=${date}' -H "authorization: Bearer $BROKERAGE"`,
    '  hours bought by volume and used; a package with flexible hours:',
    `curl -s '${base}/v1/purchases' -H "authorization: Bearer $BROKERAGE"`,
    ...(flexible ? [`curl -s '${base}/v1/packages/${flexible.id}/hours' -H "authorization: Bearer $BROKERAGE"`] : []),
    '',
    ...(asked?.offer === undefined ? [] : await answeringOffers(runtime, asked.offer)),
    '  Rounds come out (format: json, geojson, ics, csv, html):',
    `curl -s '${base}/v1/providers/${providerId}/rounds?date=${date}&format=csv' -H "authorization: Bearer $PROVIDER"`,
    '',
    '  The night replans a day:',
    `curl -sX POST ${base}/v1/replans -H "authorization: Bearer $OPERATOR" -H 'content-type: application/json' -H "idempotency-key: $RANDOM-$RANDOM" -d '{"date":"${addDays(date, 1)}"}'`,
  ];
  if (absent) {
    const body = {
      carerId: absent.carerId,
      from: `${date}T06:00:00Z`,
      to: `${addDays(date, 1)}T05:00:00Z`,
      kind: 'sickness',
    };
    lines.push(
      '',
      "  A carer's phone follows the rounds of all days ahead (subscribe to the url of the answer):",
      `curl -sX POST ${base}/v1/providers/${providerId}/carers/${absent.carerId}/calendar-links -H "authorization: Bearer $PROVIDER" -H 'content-type: application/json' -H "idempotency-key: $RANDOM-$RANDOM" -d '{}'`,
      '',
      '  A carer is off sick, absorbed at once:',
      `curl -sX POST ${base}/v1/providers/${providerId}/absences -H "authorization: Bearer $PROVIDER" -H 'content-type: application/json' -H "idempotency-key: $RANDOM-$RANDOM" -d '${JSON.stringify(body)}'`,
    );
  }
  const next = runtime.nextRuns.map(({ at }) => at).find((at) => at !== null);
  if (next) lines.push('', `  The overnight batch runs next at ${next.toISOString()}. Ctrl-C stops; data stays.`);
  return lines.join('\n');
}

/** Somebody whose answer the demo's policy left open may still give it. */
async function answeringOffers({ baseUrl, tokens }: Runtime, { id, providerId }: Offer): Promise<string[]> {
  const token = await tokens.issue({ role: 'provider', subject: 'demo-office', providerId });
  const offers = `${baseUrl}/v1/providers/${providerId}/offers`;
  return [
    `  ${providerId} has been asked and may accept or refuse:`,
    `export ASKED=${token}`,
    `curl -s ${offers} -H "authorization: Bearer $ASKED"`,
    `curl -sX POST ${offers}/${id}/accept -H "authorization: Bearer $ASKED" -H "idempotency-key: $RANDOM-$RANDOM"`,
    '',
  ];
}

async function firstOf<T>(client: ApiClient, path: string): Promise<readonly T[]> {
  return (await client.get<{ readonly items: readonly T[] }>(path)).items;
}

async function printableLink(operator: ApiClient, providerId: string, date: LocalDate): Promise<string> {
  const link = await operator.post<{ url: string }>(
    `/v1/providers/${providerId}/rounds/links`,
    { date },
    crypto.randomUUID(),
  );
  return link.url;
}

function busiest(plan: DayPlan): Round | undefined {
  const visits = (round: Round) => round.segments.filter((each) => each.kind === 'visit').length;
  return plan.rounds.toSorted((a, b) => visits(b) - visits(a))[0];
}

function examplePackage(startDate: LocalDate, kind: CarePackage['source']['kind']): string {
  const discharge = kind === 'hospital';
  return JSON.stringify({
    client: {
      ref: `${discharge ? 'D' : 'C'}-${startDate}-1`,
      initials: 'MB',
      location: { lat: 53.5933, lon: -2.2966 },
      postcode: 'BL9 0AA',
    },
    patterns: [
      {
        id: 'breakfast',
        days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        window: { from: '07:30', to: '09:30' },
        minutes: 45,
      },
    ],
    startDate,
    fundedMinutesPerWeek: 315,
    source: { kind },
    ...(discharge && { urgency: 'hospital-discharge' }),
  });
}
