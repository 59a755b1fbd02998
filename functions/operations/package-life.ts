import * as z from 'zod';
import { allowed, allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import {
  EndSchema,
  HandBackSchema,
  PackageChangeSchema,
  RefusedChangeSchema,
  ResumptionSchema,
  ServiceOrderChangeSchema,
  ServiceOrderSchema,
  SuspensionRequestSchema,
  TestedChangeSchema,
} from '../schemas/package-change.ts';
import { ProblemSchema } from '../schemas/problem.ts';
import {
  answer,
  idempotencyKeyHeader,
  idPath,
  ifMatchHeader,
  jsonBody,
  ofBody,
  ofKey,
  ofVersion,
  problems,
  versioned,
} from './shape.ts';

const tags = ['Packages'];
const changeProblems = problems('not-found', 'not-allowed-now', 'plan-rejected', ...ofVersion, ...ofBody, ...ofKey);
/** Of a change that is tested first: a refusal for want of room tells what stands in the way. */
const testedChangeProblems = {
  ...changeProblems,
  409: {
    description: problems('not-allowed-now', 'rounds-cannot-hold', 'idempotency-key-in-use')[409]!.description,
    content: { 'application/problem+json': { schema: z.union([RefusedChangeSchema, ProblemSchema]) } },
  },
};

/** The version that was read, and a key: the same change sent twice is one change. */
const changeHeaders = ifMatchHeader.extend(idempotencyKeyHeader.shape);

export const endPackageOperation = operation({
  method: 'post',
  path: '/v1/packages/{id}/end',
  operationId: 'endPackage',
  tags,
  summary: 'End a package, now or on a date',
  description:
    'The visits after its last date leave the live rounds at once, with a record where they are published; ended now, ' +
    "also today's that have not begun. Until its last date it can be told another one. One that ends at once before its " +
    'first visit was never served: it is called off, and its status is `cancelled`.',
  ...allowedToCreate('brokerage', 'operator'),
  request: { params: idPath, headers: changeHeaders, body: jsonBody(EndSchema) },
  responses: {
    200: versioned(PackageChangeSchema, 'Ended, called off, or placed until its last date.'),
    ...changeProblems,
  },
});

export const handBackOperation = operation({
  method: 'post',
  path: '/v1/packages/{id}/hand-back',
  operationId: 'handBackPackage',
  tags,
  summary: 'Hand a package back',
  description:
    'The provider serves to the end of its notice; the package is asked for anew, and whoever takes it serves from the ' +
    'day after. The provider is passed over for it, for the reason it gives. The council may agree to a shorter notice.',
  ...allowedToCreate('provider', 'brokerage', 'operator'),
  request: { params: idPath, headers: changeHeaders, body: jsonBody(HandBackSchema) },
  responses: {
    202: versioned(PackageChangeSchema, 'Asked for anew; `outgoing` serves until then.'),
    ...changeProblems,
  },
});

export const changeOrderOperation = operation({
  method: 'post',
  path: '/v1/packages/{id}/service-orders',
  operationId: 'changeServiceOrder',
  tags,
  summary: 'Step a package up or down from a date',
  description:
    "A new version of the service order. The provider's rounds of the coming week are tested with it: do they hold, who " +
    'moves, what does it cost. Where they do not hold, nothing is changed and the answer is 409 with what stands in ' +
    'the way, unless the zone is to be asked anew. A dry run is answered 200 either way.',
  ...allowedToCreate('brokerage', 'operator'),
  request: { params: idPath, headers: changeHeaders, body: jsonBody(ServiceOrderChangeSchema) },
  responses: {
    200: versioned(TestedChangeSchema, 'Changed; or of a dry run, what it would do or what stands in the way.'),
    ...testedChangeProblems,
  },
});

export const listOrdersOperation = operation({
  method: 'get',
  path: '/v1/packages/{id}/service-orders',
  operationId: 'listServiceOrders',
  tags,
  summary: 'Every version of what is commissioned',
  description: 'The oldest first; a visit in a round names the version it was made from.',
  ...allowed('brokerage', 'operator', 'provider'),
  request: { params: idPath },
  responses: {
    200: answer(z.strictObject({ items: z.array(ServiceOrderSchema) }).meta({ id: 'ServiceOrders' }), 'By date.'),
    ...problems('not-found'),
  },
});

export const suspendPackageOperation = operation({
  method: 'post',
  path: '/v1/packages/{id}/suspend',
  operationId: 'suspendPackage',
  tags,
  summary: 'Suspend a package while its client is away',
  description:
    'Its visits leave the live rounds; its place in them is kept until `holdUntil`, then given up. The placement and the ' +
    "provider's share stay as they are. A provider says so of a client whom it serves on that date, also while the package " +
    'is leaving it; the rounds of the next one follow.',
  ...allowedToCreate('brokerage', 'operator', 'provider'),
  request: { params: idPath, headers: changeHeaders, body: jsonBody(SuspensionRequestSchema) },
  responses: { 200: versioned(PackageChangeSchema, 'Suspended.'), ...changeProblems },
});

export const resumePackageOperation = operation({
  method: 'post',
  path: '/v1/packages/{id}/resume',
  operationId: 'resumePackage',
  tags,
  summary: 'Resume a suspended package on a date',
  description:
    "To its own place while that is held; otherwise its provider's rounds are tested and it is refused as for a step up.",
  ...allowedToCreate('brokerage', 'operator'),
  request: { params: idPath, headers: changeHeaders, body: jsonBody(ResumptionSchema) },
  responses: {
    200: versioned(TestedChangeSchema, 'Resumed; or of a dry run, what it would do or what stands in the way.'),
    ...testedChangeProblems,
  },
});
