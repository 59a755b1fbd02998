/** How contracts are kept: shares had against shares due, hours bought against hours used. */
import * as z from 'zod';
import { allowed } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { BlockProposalSchema } from '../schemas/block-proposal.ts';
import { IdField } from '../schemas/identifier.ts';
import { countParameter } from '../schemas/page.ts';
import { PurchaseUseSchema } from '../schemas/purchase-use.ts';
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

export const purchaseUseOperation = operation({
  method: 'get',
  path: '/v1/purchases',
  operationId: 'purchaseUse',
  tags,
  summary: 'Hours bought by volume, and how far they are used',
  description:
    'For each block, cost-and-volume and in-house purchase: its volume and profile to date, what packages have used of ' +
    'it, and what they will have used by the end of the contract year as things stand.',
  ...allowed('brokerage', 'operator'),
  request: { query: z.object({ zone: IdField.optional().meta({ example: 'ramsbottom' }), date: onDate }) },
  responses: {
    200: answer(z.strictObject({ items: z.array(PurchaseUseSchema) }).meta({ id: 'PurchasesInUse' }), 'By contract.'),
    ...problems(),
  },
});

export const blockProposalsOperation = operation({
  method: 'get',
  path: '/v1/block-proposals',
  operationId: 'blockProposals',
  tags,
  summary: 'How large a block of each zone would be',
  description:
    'A share of what was commissioned in the twelve whole months before, month by month, with the rest for spot purchase. ' +
    '`volume` can stand in a purchase of a contract as it is.',
  ...allowed('brokerage', 'operator'),
  request: {
    query: z.object({
      percent: countParameter(1, 100, 60, 'Of the need, that the block is to take.'),
      zone: IdField.optional().meta({ example: 'ramsbottom' }),
      date: onDate,
    }),
  },
  responses: {
    200: answer(z.strictObject({ items: z.array(BlockProposalSchema) }).meta({ id: 'BlockProposals' }), 'By zone.'),
    ...problems(),
  },
});
