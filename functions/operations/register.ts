/** What the operator keeps: zones, providers, contracts, and who attended whom. */
import * as z from 'zod';
import { MOST_PROVIDERS } from '../../domain/validate-contract/most-providers.ts';
import { allowed, allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { AttendancesReportSchema, AttendancesSchema } from '../schemas/attendance.ts';
import { ContractChangeSchema, ContractSchema } from '../schemas/contract.ts';
import { ProviderChangeSchema, ProviderSchema } from '../schemas/provider.ts';
import { ZoneMapSchema } from '../schemas/zone.ts';
import {
  answer,
  created,
  idempotencyKeyHeader,
  idPath,
  jsonBody,
  ofBody,
  ofKey,
  ofVersion,
  problems,
  providerPath,
  putHeaders,
  versioned,
} from './shape.ts';

const tags = ['Register'];

export const listZonesOperation = operation({
  method: 'get',
  path: '/v1/zones',
  operationId: 'listZones',
  tags,
  summary: 'The map of zones, as GeoJSON',
  ...allowed('brokerage', 'operator', 'provider'),
  responses: {
    200: { description: 'The map.', content: { 'application/geo+json': { schema: ZoneMapSchema } } },
    ...problems(),
  },
});

export const saveZonesOperation = operation({
  method: 'put',
  path: '/v1/zones',
  operationId: 'saveZones',
  tags,
  summary: 'Save zones',
  description:
    'Zones not named stay as they are. Refused when the map would overlap or have a gap, at each zone sent that does.',
  ...allowed('operator'),
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: ZoneMapSchema }, 'application/geo+json': { schema: ZoneMapSchema } },
    },
  },
  responses: {
    200: { description: 'The map.', content: { 'application/geo+json': { schema: ZoneMapSchema } } },
    ...problems(...ofBody),
  },
});

export const listProvidersOperation = operation({
  method: 'get',
  path: '/v1/providers',
  operationId: 'listProviders',
  tags,
  summary: 'Providers; a provider sees itself',
  ...allowed('brokerage', 'operator', 'provider'),
  responses: {
    200: answer(z.strictObject({ items: z.array(ProviderSchema) }).meta({ id: 'Providers' }), 'By id.'),
    ...problems(),
  },
});

export const getProviderOperation = operation({
  method: 'get',
  path: '/v1/providers/{id}',
  operationId: 'getProvider',
  tags,
  summary: 'One provider',
  ...allowed('brokerage', 'operator', 'provider'),
  request: { params: providerPath },
  responses: { 200: versioned(ProviderSchema, 'The provider.'), ...problems('not-found') },
});

export const saveProviderOperation = operation({
  method: 'put',
  path: '/v1/providers/{id}',
  operationId: 'saveProvider',
  tags,
  summary: 'Add or change a provider',
  ...allowed('operator'),
  request: { params: providerPath, headers: putHeaders, body: jsonBody(ProviderChangeSchema) },
  responses: {
    200: versioned(ProviderSchema, 'Changed.'),
    201: created(ProviderSchema, 'Added.'),
    ...problems('not-found', ...ofVersion),
  },
});

export const listContractsOperation = operation({
  method: 'get',
  path: '/v1/contracts',
  operationId: 'listContracts',
  tags,
  summary: 'The contracts of all zones',
  ...allowed('brokerage', 'operator'),
  responses: {
    200: answer(z.strictObject({ items: z.array(ContractSchema) }).meta({ id: 'Contracts' }), 'By id.'),
    ...problems(),
  },
});

export const getContractOperation = operation({
  method: 'get',
  path: '/v1/contracts/{id}',
  operationId: 'getContract',
  tags,
  summary: 'One contract',
  ...allowed('brokerage', 'operator'),
  request: { params: idPath },
  responses: { 200: versioned(ContractSchema, 'The contract.'), ...problems('not-found') },
});

export const saveContractOperation = operation({
  method: 'put',
  path: '/v1/contracts/{id}',
  operationId: 'saveContract',
  tags,
  summary: 'Add or change a contract',
  description:
    'An impossible one (shares that do not add up, a zone with nobody) is refused, naming the field, and so is one that ' +
    `names more than ${MOST_PROVIDERS} providers: each has an answer in every decision.`,
  ...allowed('operator'),
  request: { params: idPath, headers: putHeaders, body: jsonBody(ContractChangeSchema) },
  responses: {
    200: versioned(ContractSchema, 'Changed.'),
    201: created(ContractSchema, 'Added.'),
    ...problems('not-found', ...ofVersion),
  },
});

export const recordAttendancesOperation = operation({
  method: 'post',
  path: '/v1/providers/{id}/attendances',
  operationId: 'recordAttendances',
  tags,
  summary: 'Import who attended whom',
  description:
    'What is sent of a client and a carer replaces what was recorded of the two before, so all rows of the two belong in one ' +
    'request. Stored in portions: after an error, send it again.',
  ...allowedToCreate('operator'),
  request: { params: providerPath, headers: idempotencyKeyHeader, body: jsonBody(AttendancesSchema) },
  responses: {
    200: answer(AttendancesReportSchema, 'How many were read and stored.'),
    ...problems('not-found', ...ofKey),
  },
});
