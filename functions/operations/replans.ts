import { createRoute, z } from '@hono/zod-openapi';
import { allowed, allowedToCreate } from '../http/authority.ts';
import { ReplanRequestSchema, ReplanSchema } from '../schemas/replan.ts';
import { answer, idempotencyKeyHeader, idPath, jsonBody, problems } from './shape.ts';

const tags = ['Night'];

export const startReplanOperation = createRoute({
  method: 'post',
  path: '/v1/replans',
  operationId: 'startReplan',
  tags,
  summary: 'Start the overnight batch by hand',
  description: 'One job for each provider and date. Follow `Location` for its progress.',
  ...allowedToCreate('operator'),
  request: { headers: idempotencyKeyHeader, body: jsonBody(ReplanRequestSchema) },
  responses: {
    202: answer(ReplanSchema, 'Started.'),
    ...problems('idempotency-key-in-use', 'idempotency-key-reused'),
  },
});

export const listReplansOperation = createRoute({
  method: 'get',
  path: '/v1/replans',
  operationId: 'listReplans',
  tags,
  summary: 'The last batches, newest first',
  ...allowed('operator'),
  request: {
    query: z.object({
      limit: z.coerce.number('must be a number').int().min(1).max(100).default(20).openapi({ example: 20 }),
    }),
  },
  responses: {
    200: answer(z.strictObject({ items: z.array(ReplanSchema) }).openapi('Replans'), 'Newest first.'),
    ...problems(),
  },
});

export const getReplanOperation = createRoute({
  method: 'get',
  path: '/v1/replans/{id}',
  operationId: 'getReplan',
  tags,
  summary: 'A batch and the state of each job',
  ...allowed('operator'),
  request: { params: idPath },
  responses: { 200: answer(ReplanSchema, 'The batch.'), ...problems('not-found') },
});
