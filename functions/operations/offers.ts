import * as z from 'zod';
import { allowed, allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { IdField } from '../schemas/identifier.ts';
import { AnonymousOfferSchema, RefusalSchema } from '../schemas/offer.ts';
import { PackageSchema } from '../schemas/package.ts';
import { answer, idempotencyKeyHeader, jsonBody, ofKey, problems, providerPath, versioned } from './shape.ts';

const tags = ['Offers'];
const offerPath = z.object({
  id: IdField.meta({ description: "The provider's id.", example: 'prov-1' }),
  offerId: IdField.meta({ example: 'pkg_01J.12' }),
});

export const listOffersOperation = operation({
  method: 'get',
  path: '/v1/providers/{id}/offers',
  operationId: 'listOffers',
  tags,
  summary: "A provider's open offers, what is due first at the top",
  description: 'Anonymous: who the client is is told with the acceptance.',
  ...allowed('provider', 'operator'),
  request: { params: providerPath },
  responses: {
    200: answer(z.strictObject({ items: z.array(AnonymousOfferSchema) }).meta({ id: 'Offers' }), 'By what is due.'),
    ...problems('not-found'),
  },
});

export const acceptOfferOperation = operation({
  method: 'post',
  path: '/v1/providers/{id}/offers/{offerId}/accept',
  operationId: 'acceptOffer',
  tags,
  summary: 'Accept an offer',
  description:
    'Places the package and puts its visits into the live rounds. An offer that is accepted, refused, lapsed or ' +
    'withdrawn already says so (409), and nothing changes.',
  ...allowedToCreate('provider', 'operator'),
  request: { params: offerPath, headers: idempotencyKeyHeader },
  responses: {
    200: versioned(PackageSchema, 'Placed: the package, now with its client.'),
    ...problems('not-found', 'not-allowed-now', 'version-conflict', ...ofKey),
  },
});

export const refuseOfferOperation = operation({
  method: 'post',
  path: '/v1/providers/{id}/offers/{offerId}/refuse',
  operationId: 'refuseOffer',
  tags,
  summary: 'Refuse an offer with a coded reason',
  description: 'The refusal is an entry of the ledger, and the next in order is asked at once.',
  ...allowedToCreate('provider', 'operator'),
  request: { params: offerPath, headers: idempotencyKeyHeader, body: jsonBody(RefusalSchema) },
  responses: {
    200: answer(z.strictObject({ id: IdField, refused: z.literal(true) }).meta({ id: 'RefusedOffer' }), 'Refused.'),
    ...problems('not-found', 'not-allowed-now', 'version-conflict', ...ofKey),
  },
});
