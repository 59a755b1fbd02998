/** What does not exist is told at the field of the request that named it, as it was received. */
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../planning/caller.ts';
import { aGateway, broker, operator, provider } from './a-gateway.ts';
import { aPackageBody, aShiftBody, loadRegister } from './a-register.ts';

const gateway = aGateway();
let packageId = '';
beforeAll(async () => {
  await loadRegister(gateway);
  packageId = (await gateway.create(broker, '/v1/packages', aPackageBody)).json.id;
});

const theirs = provider('prov-1');
const shift = { ...aShiftBody, carerId: 'nobody' };
const pin = { visitId: 'v-1', pin: { carer: true, time: false } };
type Named = [place: 'path' | 'query' | 'body', field: string, value: string];
const cases: [asks: string, as: Caller, named: Named, body?: object][] = [
  ['GET /v1/packages?provider=prov-2', theirs, ['query', 'provider', 'prov-2']],
  ['GET /v1/packages/pkg_9', broker, ['path', 'id', 'pkg_9']],
  ['GET /v1/packages/PACKAGE/hours', broker, ['path', 'id', 'PACKAGE']],
  ['GET /v1/providers/prov-2/carers', theirs, ['path', 'id', 'prov-2']],
  ['GET /v1/providers/prov-1/carers/nobody', theirs, ['path', 'carerId', 'nobody']],
  ['POST /v1/providers/prov-1/shifts', theirs, ['body', '/carerId', 'nobody'], shift],
  ['POST /v1/providers/prov-1/rounds/2026-11-24/publish', theirs, ['path', 'date', '2026-11-24']],
  ['POST /v1/providers/prov-1/rounds/2026-11-24/pins', theirs, ['path', 'date', '2026-11-24'], pin],
  ['PATCH /v1/packages/PACKAGE/visits/breakfast/2026-11-24', broker, ['path', 'date', '2026-11-24'], { minutes: 30 }],
  ['PATCH /v1/packages/PACKAGE/visits/supper/2026-11-23', broker, ['path', 'patternId', 'supper'], { minutes: 30 }],
  ['GET /v1/zones/nowhere/backlog', operator, ['path', 'id', 'nowhere']],
  ['POST /v1/backlogs', operator, ['body', '/zoneId', 'nowhere'], { zoneId: 'nowhere' }],
  ['GET /v1/shared/calendars/not-ours', theirs, ['path', 'token', 'not-ours']],
];

it.each(cases)('%s', async (asks, as, named, body) => {
  const [method = '', path = ''] = asks.replace('PACKAGE', packageId).split(' ');
  const headers = { 'idempotency-key': randomUUID(), 'if-match': '"1"' };
  const { status, json, text } = await gateway.call({ method, path, as, headers, body });
  const [place, field, value] = named;
  expect(status, text).toBe(404);
  expect(json.errors).toEqual([
    { in: place, field, value: value.replace('PACKAGE', packageId), rule: 'must exist and be yours to see' },
  ]);
});
