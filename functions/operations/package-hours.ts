import { allowed, allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { ContingencyDrawRequestSchema, PackageHoursSchema } from '../schemas/package-hours.ts';
import {
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

export const packageHoursOperation = operation({
  method: 'get',
  path: '/v1/packages/{id}/hours',
  operationId: 'packageHours',
  tags,
  summary: 'Flexible hours: plan, use and balance of each four weeks',
  description:
    'Hours move between the weeks of a period; its total binds. A submission, a service order or a change of a visit that ' +
    'asks for more is refused with code `hours-bank` and the balance.',
  ...allowed('brokerage', 'operator', 'provider'),
  request: { params: idPath },
  responses: {
    200: versioned(PackageHoursSchema, 'By period; the ETag is that of the package.'),
    ...problems('not-found'),
  },
});

export const drawContingencyOperation = operation({
  method: 'post',
  path: '/v1/packages/{id}/hours/draws',
  operationId: 'drawContingency',
  tags,
  summary: 'Draw from the contingency pot',
  description:
    "For exceptional need, in today's four weeks; what was never assessed is a change of package instead. Whoever asks is " +
    'recorded as who authorised it. Refused beyond what the pot holds, with code `contingency` and what is left. No planner draws.',
  ...allowedToCreate('brokerage', 'operator'),
  request: {
    params: idPath,
    headers: ifMatchHeader.extend(idempotencyKeyHeader.shape),
    body: jsonBody(ContingencyDrawRequestSchema),
  },
  responses: {
    201: versioned(PackageHoursSchema, 'Drawn; the hours as they are now.'),
    ...problems('not-found', 'not-allowed-now', ...ofVersion, ...ofBody, ...ofKey),
  },
});
