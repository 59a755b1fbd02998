import * as z from 'zod';
import { allowed, allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { countParameter } from '../schemas/page.ts';
import { ReplanRequestSchema, ReplanSchema } from '../schemas/replan.ts';
import { answer, idempotencyKeyHeader, idPath, jsonBody, ofKey, problems } from './shape.ts';

const tags = ['Night'];

export const startReplanOperation = operation({
  method: 'post',
  path: '/v1/replans',
  operationId: 'startReplan',
  tags,
  summary: 'Start the overnight batch by hand',
  description:
    'One job for each provider and date. A scheduled batch of that date that has jobs left goes on instead. Follow ' +
    '`Location` for its progress.',
  ...allowedToCreate('operator'),
  request: { headers: idempotencyKeyHeader, body: jsonBody(ReplanRequestSchema) },
  responses: {
    202: answer(ReplanSchema, 'Started.'),
    ...problems(...ofKey),
  },
});

export const listReplansOperation = operation({
  method: 'get',
  path: '/v1/replans',
  operationId: 'listReplans',
  tags,
  summary: 'The last batches, newest first',
  ...allowed('operator'),
  request: {
    query: z.object({
      limit: countParameter(1, 100, 20, 'The last so many.'),
    }),
  },
  responses: {
    200: answer(z.strictObject({ items: z.array(ReplanSchema) }).meta({ id: 'Replans' }), 'Newest first.'),
    ...problems(),
  },
});

export const getReplanOperation = operation({
  method: 'get',
  path: '/v1/replans/{id}',
  operationId: 'getReplan',
  tags,
  summary: 'A batch and the state of each job',
  ...allowed('operator'),
  request: { params: idPath },
  responses: { 200: answer(ReplanSchema, 'The batch.'), ...problems('not-found') },
});
