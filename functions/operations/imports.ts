import { allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { ImportReportSchema, ImportRequestSchema } from '../schemas/import.ts';
import { answer, idempotencyKeyHeader, jsonBody, ofBody, ofKey, problems } from './shape.ts';

export const importOperation = operation({
  method: 'post',
  path: '/v1/imports',
  operationId: 'importFile',
  tags: ['Imports'],
  summary: 'Import package requests, carers or shifts from CSV',
  description:
    'A declared profile names the columns and the form of dates. Every row is checked before the first is written. ' +
    'Brokerage imports packages, a provider its own carers and shifts. The same file again changes nothing, so a ' +
    'run that broke off is simply sent again.',
  ...allowedToCreate('brokerage', 'provider', 'operator'),
  request: { headers: idempotencyKeyHeader, body: jsonBody(ImportRequestSchema) },
  responses: {
    200: answer(ImportReportSchema, 'The report.'),
    ...problems('not-found', 'version-conflict', ...ofBody, ...ofKey),
  },
});
