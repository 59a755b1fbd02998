import { allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { CapacityCheckSchema } from '../schemas/capacity.ts';
import { PackageRequestSchema } from '../schemas/package.ts';
import { answer, idempotencyKeyHeader, jsonBody, problems } from './shape.ts';

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
    ...problems('malformed-json', 'idempotency-key-in-use', 'idempotency-key-reused', 'unsupported-media-type'),
  },
});
