import * as z from 'zod';
import { allowed, allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { CapacityCheckSchema } from '../schemas/capacity.ts';
import { PackageRequestSchema } from '../schemas/package.ts';
import { countParameter } from '../schemas/page.ts';
import { LocalDateField } from '../schemas/time.ts';
import { ZoneCapacitySchema } from '../schemas/zone-capacity.ts';
import { answer, idempotencyKeyHeader, idPath, jsonBody, ofBody, ofKey, problems } from './shape.ts';

export const checkCapacityOperation = operation({
  method: 'post',
  path: '/v1/capacity-checks',
  operationId: 'checkCapacity',
  tags: ['Packages'],
  summary: 'Who could take a package, before it is sent',
  description:
    'Tries its visits in the live rounds of each provider of its zone, as placement would, and stores nothing: who ' +
    'could, at how many extra travel minutes; who could not, which visits fail and why.',
  ...allowedToCreate('brokerage', 'operator'),
  request: { headers: idempotencyKeyHeader, body: jsonBody(PackageRequestSchema) },
  responses: {
    200: answer(CapacityCheckSchema, 'As things stand now; nothing is promised.'),
    ...problems(...ofBody, ...ofKey),
  },
});

export const zoneCapacityOperation = operation({
  method: 'get',
  path: '/v1/zones/{id}/capacity',
  operationId: 'zoneCapacity',
  tags: ['Packages'],
  summary: 'Where room is, by provider and time of day',
  description:
    'How many more calls of a length the live rounds of each provider of the zone could take, today or on one of the coming days, ' +
    'each two hours of the day by itself: calls that anybody may attend, put into the rounds beside what is there, with ' +
    'the way to them and beside what it keeps free for emergencies, wanted and held. Of today, what could start ' +
    'in the rounds that are under way. Own teams and spot purchase are ' +
    'listed as such. A package with skills or wishes is tried by a capacity check.',
  ...allowed('brokerage', 'operator'),
  request: {
    params: idPath,
    query: z.object({
      date: LocalDateField,
      minutes: countParameter(15, 240, 30, 'Of one call, for one carer.'),
    }),
  },
  responses: {
    200: answer(ZoneCapacitySchema, 'As the rounds are now; nothing is promised.'),
    ...problems('not-found'),
  },
});
