import * as z from 'zod';
import { allowed, allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { CarerChangeSchema, CarerRequestSchema, CarerSchema } from '../schemas/carer.ts';
import { IdField } from '../schemas/identifier.ts';
import { pageOf, pageQuery } from '../schemas/page.ts';
import {
  answer,
  created,
  idempotencyKeyHeader,
  jsonBody,
  ofKey,
  ofVersion,
  problems,
  providerPath,
  putHeaders,
  versioned,
} from './shape.ts';

const tags = ['Workforce'];
const carerPath = z.object({ id: IdField.meta({ example: 'prov-1' }), carerId: IdField });

export const listCarersOperation = operation({
  method: 'get',
  path: '/v1/providers/{id}/carers',
  operationId: 'listCarers',
  tags,
  summary: "A provider's carers",
  ...allowed('provider', 'operator'),
  request: { params: providerPath, query: z.object(pageQuery) },
  responses: { 200: answer(pageOf(CarerSchema, 'CarerPage'), 'A page, by id.'), ...problems('not-found') },
});

export const createCarerOperation = operation({
  method: 'post',
  path: '/v1/providers/{id}/carers',
  operationId: 'createCarer',
  tags,
  summary: 'Add a carer',
  ...allowedToCreate('provider', 'operator'),
  request: { params: providerPath, headers: idempotencyKeyHeader, body: jsonBody(CarerRequestSchema) },
  responses: {
    201: created(CarerSchema, 'Added.'),
    ...problems('not-found', 'version-conflict', ...ofKey),
  },
});

export const getCarerOperation = operation({
  method: 'get',
  path: '/v1/providers/{id}/carers/{carerId}',
  operationId: 'getCarer',
  tags,
  summary: 'One carer',
  ...allowed('provider', 'operator'),
  request: { params: carerPath },
  responses: { 200: versioned(CarerSchema, 'The carer.'), ...problems('not-found') },
});

export const saveCarerOperation = operation({
  method: 'put',
  path: '/v1/providers/{id}/carers/{carerId}',
  operationId: 'saveCarer',
  tags,
  summary: 'Change a carer, or add one under your id',
  ...allowed('provider', 'operator'),
  request: { params: carerPath, headers: putHeaders, body: jsonBody(CarerChangeSchema) },
  responses: {
    200: versioned(CarerSchema, 'Changed.'),
    201: created(CarerSchema, 'Added.'),
    ...problems('not-found', ...ofVersion),
  },
});
