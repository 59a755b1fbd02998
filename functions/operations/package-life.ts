import { allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { EndSchema, HandBackSchema, PackageChangeSchema } from '../schemas/package-change.ts';
import { idempotencyKeyHeader, idPath, ifMatchHeader, jsonBody, problems, versioned } from './shape.ts';

const tags = ['Packages'];
const changeProblems = problems(
  'not-found',
  'not-allowed-now',
  'version-conflict',
  'plan-rejected',
  'precondition-required',
  'malformed-json',
  'unsupported-media-type',
  'idempotency-key-in-use',
  'idempotency-key-reused',
);
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
    "also today's that have not begun. Until its last date it can be told another one.",
  ...allowedToCreate('brokerage', 'operator'),
  request: { params: idPath, headers: changeHeaders, body: jsonBody(EndSchema) },
  responses: { 200: versioned(PackageChangeSchema, 'Ended, or placed until its last date.'), ...changeProblems },
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
