/** Packages that nobody holds, shared out by quota and tried again. */
import { allowed, allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { BacklogRequestSchema, BacklogSchema } from '../schemas/backlog.ts';
import { answer, idempotencyKeyHeader, idPath, jsonBody, ofKey, problems } from './shape.ts';

const tags = ['Packages'];

export const zoneBacklogOperation = operation({
  method: 'get',
  path: '/v1/zones/{id}/backlog',
  operationId: 'zoneBacklog',
  tags,
  summary: 'Who would take what of the packages that wait in a zone',
  description:
    'Each waiting package with the provider that its quota gives it, so that shares are kept and the way is short. The ' +
    'order is one in which the contract itself asks that provider first. Nothing is queued.',
  ...allowed('brokerage', 'operator'),
  request: { params: idPath },
  responses: { 200: answer(BacklogSchema, 'As things stand now; nothing is promised.'), ...problems('not-found') },
});

export const retryBacklogOperation = operation({
  method: 'post',
  path: '/v1/backlogs',
  operationId: 'retryBacklog',
  tags,
  summary: 'Try the packages that wait in a zone again, now and by quota',
  description:
    'Queues them in the order in which the quotas share them out. Each is then decided as always: by the contract, on ' +
    'live rounds, with its certificate. The night does the same for every zone.',
  ...allowedToCreate('brokerage', 'operator'),
  request: { headers: idempotencyKeyHeader, body: jsonBody(BacklogRequestSchema) },
  responses: {
    202: answer(BacklogSchema, 'Queued in this order.'),
    ...problems('not-found', ...ofKey),
  },
});
