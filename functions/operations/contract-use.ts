/** How contracts are kept: shares had against shares due. */
import * as z from 'zod';
import { allowed } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { ZoneSharesSchema } from '../schemas/shares.ts';
import { LocalDateField } from '../schemas/time.ts';
import { answer, idPath, problems } from './shape.ts';

const tags = ['Register'];
const onDate = LocalDateField.optional().meta({ description: 'Default: today.', example: '2026-11-23' });

export const zoneSharesOperation = operation({
  method: 'get',
  path: '/v1/zones/{id}/shares',
  operationId: 'zoneShares',
  tags,
  summary: 'How the split of a zone stands',
  description:
    'What each provider of the rotation has had and is due in the period of a date, whether it is within one package ' +
    'of its share, short of it or beyond it, and the entries of the ledger that say whose answers made it so.',
  ...allowed('brokerage', 'operator'),
  request: { params: idPath, query: z.object({ date: onDate }) },
  responses: { 200: answer(ZoneSharesSchema, 'Derived from the ledger as it is now.'), ...problems('not-found') },
});
