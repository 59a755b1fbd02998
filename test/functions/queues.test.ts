import { beforeAll, describe, expect, it } from 'vitest';
import { aGateway, broker, operator } from './a-gateway.ts';
import { sqsEvent } from './a-queue.ts';
import { aPackageBody, forAnotherClient, loadRegister } from './a-register.ts';

const gateway = aGateway();
beforeAll(() => loadRegister(gateway));

const placement = async () => (await import('../../functions/place-package.ts')).handler;
const night = async () => (await import('../../functions/replan-day.ts')).handler;
const deadLetters = async () => (await import('../../functions/dead-letters.ts')).handler;

const messageFor = (packageId: string) => ({
  group: 'bury-east',
  body: { packageId, zoneId: 'bury-east', attempt: 'submitted', correlationId: 'c-1' },
});
const submitted = async () =>
  (await gateway.create(broker, '/v1/packages', forAnotherClient(aPackageBody))).json.id as string;
const read = async (path: string) => (await gateway.call({ as: operator, path })).json;

describe('place-package', () => {
  it('places a package that a carer can take, and the same message again changes nothing', async () => {
    const id = await submitted();
    const handler = await placement();
    expect(await handler(sqsEvent(messageFor(id)))).toEqual({ batchItemFailures: [] });
    const placed = await read(`/v1/packages/${id}`);
    expect(placed).toMatchObject({ status: 'placed', placement: { providerId: expect.stringMatching(/^prov-[12]$/) } });
    await handler(sqsEvent(messageFor(id)));
    expect(await read(`/v1/packages/${id}`)).toEqual(placed);
  });

  it('gives back a message it cannot read and the rest of its zone, and goes on with other zones', async () => {
    const [behind, elsewhere] = [await submitted(), await submitted()];
    const event = sqsEvent({ group: 'bury-east', body: 'no JSON' }, messageFor(behind), {
      ...messageFor(elsewhere),
      group: 'radcliffe',
    });
    const { batchItemFailures } = await (await placement())(event);
    const [poison, next] = event.Records;
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual([poison?.messageId, next?.messageId]);
    expect((await read(`/v1/packages/${behind}`)).status).toBe('received');
    expect((await read(`/v1/packages/${elsewhere}`)).status).toBe('placed');
  });
});

describe('the night', () => {
  it('is started by hand, its jobs are done one message each, and its progress counts them', async () => {
    const started = await gateway.create(operator, '/v1/replans', { date: '2026-11-23' });
    expect(started.status).toBe(202);
    const { id, jobs, progress } = started.json;
    // Two providers, the day itself and the one that enters the horizon.
    expect(progress).toMatchObject({ jobs: 4, queued: 4, done: false });
    const handler = await night();
    for (const { providerId, date } of jobs) {
      const body = { replanId: id, providerId, date, correlationId: 'c-2' };
      expect(await handler(sqsEvent({ group: providerId, body }))).toEqual({ batchItemFailures: [] });
    }
    const after = await read(started.headers.location!);
    expect(after.progress).toMatchObject({ queued: 0, failed: 0, done: true });
    expect((await read('/v1/replans')).items[0].id).toBe(id);
  });

  it('is one batch a date however often the clock starts it', async () => {
    const { handler } = await import('../../functions/start-replan.ts');
    const [first, second] = [await handler(), await handler()];
    expect(second).toEqual(first);
    // Sunday noon: the coming planning day is Monday.
    expect(first.replanId).toBe('2026-11-23');
  });
});

describe('dead letters', () => {
  it('name a failed job in its batch while the others stand', async () => {
    const { json } = await gateway.create(operator, '/v1/replans', { date: '2026-11-24' });
    const [{ providerId, date }] = json.jobs;
    const body = { replanId: json.id, providerId, date, correlationId: 'c-3' };
    await (await deadLetters())(sqsEvent({ group: providerId, body }));
    const after = await read(`/v1/replans/${json.id}`);
    expect(after.progress).toMatchObject({ failed: 1, queued: 3 });
    expect(after.jobs.find((job: { state: string }) => job.state === 'failed').error).toContain('c-3');
  });

  it('leave a record in the history of a package that could not be decided', async () => {
    const id = await submitted();
    await (await deadLetters())(sqsEvent(messageFor(id)));
    const { items } = await read(`/v1/packages/${id}/history`);
    expect(items.map((event: { type: string }) => event.type)).toEqual(['package-submitted', 'placement-failed']);
    expect(items[1].text).toContain('correlation id c-1');
  });

  it('take in what never was a message of ours, so that it does not come again', async () => {
    expect(await (await deadLetters())(sqsEvent({ group: 'x', body: 'poison' }))).toEqual({ batchItemFailures: [] });
  });
});
