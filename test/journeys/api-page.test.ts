import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCouncil, type Council } from './a-council.ts';

let council: Council;
let page: string;
/** What a newcomer's shell holds. */
const shell: Record<string, string> = {};

beforeAll(async () => {
  council = await aCouncil({ carers: 10 });
  await theWestIsAsked();
  page = (await council.call('nobody', 'GET', '/docs')).text;
  shell.ROUNDS = council.runtime.baseUrl;
  shell.BROKERAGE = await council.runtime.tokens.issue({ role: 'brokerage', subject: 'newcomer' });
});
afterAll(() => council?.stop());

/** Nobody is obliged: each package is offered. */
async function theWestIsAsked(): Promise<void> {
  const path = '/v1/contracts/contract-west';
  const { body, headers } = await council.call('operator', 'GET', path);
  const { id: _, version: __, ...contract } = body;
  const change = { ...contract, acceptance: 'offer', fallback: [] };
  const saved = await council.call('operator', 'PUT', path, change, { 'if-match': headers.get('etag') ?? '' });
  expect(saved.status, saved.text).toBe(200);
}

/** Sends the command of an operation as it stands on the page, filled from the shell; keeps the ETag that it gets. */
async function run(operationId: string) {
  const section = page.split(`<section id="${operationId}">`)[1]!.split('</section>')[0]!;
  const written = section.split('<pre class="curl">')[1]!.split('</pre>')[0]!;
  const command = written
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('$RANDOM-$RANDOM', () => crypto.randomUUID())
    .replaceAll(/\$([A-Z_]+)/g, (_, name: string) => shell[name] ?? `no-${name}`);
  const headers = [...command.matchAll(/-H (?:"(.*)"|'(.*)')(?: \\)?$/gm)].map((match) => (match[1] ?? match[2])!);
  const body = /-d '([\s\S]*)'$/.exec(command)?.[1];
  const answer = await fetch(/curl .*?"(.*?)"/.exec(command)![1]!, {
    method: /-X (\w+)/.exec(command)?.[1] ?? 'GET',
    headers: headers.map((header) => header.split(/: (.*)/).slice(0, 2) as [string, string]),
    ...(body !== undefined && { body }),
  });
  shell.ETAG = answer.headers.get('etag') ?? shell.ETAG ?? '';
  const text = await answer.text();
  return { status: answer.status, text, json: JSON.parse(text) };
}

/** The broker looks again until somebody is asked. */
async function asked(): Promise<string> {
  for (;;) {
    const { json } = await run('getPackage');
    if (json.status === 'offered') return json.offer.providerId;
    expect(json.status).toBe('received');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The shell of a provider's office. */
async function atThe(providerId: string): Promise<void> {
  shell.PROVIDER_ID = providerId;
  shell.PROVIDER = await council.runtime.tokens.issue({ role: 'provider', subject: 'office', providerId });
  const { status, json } = await run('listOffers');
  expect(status).toBe(200);
  shell.OFFER = json.items[0].id;
}

describe('with the API page alone', () => {
  it('a broker places, explains, changes and ends a package, and providers refuse, accept and hand back', async () => {
    expect((await run('checkCapacity')).json.providers.length).toBeGreaterThan(0);
    const submitted = await run('submitPackage');
    expect(submitted.status, submitted.text).toBe(202);
    shell.PACKAGE = submitted.json.id;

    const first = await asked();
    await atThe(first);
    expect((await run('refuseOffer')).json).toMatchObject({ refused: true });
    const second = await asked();
    expect(second).not.toBe(first);
    await atThe(second);
    expect((await run('acceptOffer')).json).toMatchObject({ status: 'placed', client: { ref: 'C-1042' } });

    const { json: history } = await run('packageHistory');
    expect(history.items.map((e: { text: string }) => e.text).join(' ')).toContain('No carer near by in the evening.');
    const { json: proof } = await run('provePlacement');
    expect([proof.proved, proof.passedOver[0].providerId]).toEqual([true, first]);

    await run('getPackage');
    for (const change of ['changeVisit', 'changeServiceOrder', 'endPackage'] as const) {
      const { status, text } = await run(change);
      expect(status, `${change}: ${text.slice(0, 800)}`).toBe(200);
    }
    const back = await run('handBackPackage');
    expect(back.status, back.text.slice(0, 800)).toBe(202);
    expect(back.json.package.outgoing.placement.providerId).toBe(second);
    expect((await run('listRounds')).status).toBe(200);
  });
});
