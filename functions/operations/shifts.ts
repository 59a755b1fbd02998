import * as z from 'zod';
import { allowed, allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { IdField } from '../schemas/identifier.ts';
import { pageOf, pageQuery } from '../schemas/page.ts';
import { ShiftChangeSchema, ShiftRequestSchema, ShiftSchema } from '../schemas/shift.ts';
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
const shiftPath = z.object({
  id: IdField.meta({ example: 'prov-1' }),
  shiftId: IdField.meta({ example: 'shift-3' }),
});

export const listShiftsOperation = operation({
  method: 'get',
  path: '/v1/providers/{id}/shifts',
  operationId: 'listShifts',
  tags,
  summary: "The working hours of a provider's carers",
  ...allowed('provider', 'operator'),
  request: { params: providerPath, query: z.object({ carer: IdField.optional(), ...pageQuery }) },
  responses: { 200: answer(pageOf(ShiftSchema, 'ShiftPage'), 'A page, by id.'), ...problems('not-found') },
});

export const createShiftOperation = operation({
  method: 'post',
  path: '/v1/providers/{id}/shifts',
  operationId: 'createShift',
  tags,
  summary: 'Add recurring hours, or a one-off shift',
  description: 'Live rounds are replanned with them from the next night.',
  ...allowedToCreate('provider', 'operator'),
  request: { params: providerPath, headers: idempotencyKeyHeader, body: jsonBody(ShiftRequestSchema) },
  responses: {
    201: created(ShiftSchema, 'Added.'),
    ...problems('not-found', 'version-conflict', ...ofKey),
  },
});

export const getShiftOperation = operation({
  method: 'get',
  path: '/v1/providers/{id}/shifts/{shiftId}',
  operationId: 'getShift',
  tags,
  summary: 'One set of recurring hours',
  ...allowed('provider', 'operator'),
  request: { params: shiftPath },
  responses: { 200: versioned(ShiftSchema, 'The hours.'), ...problems('not-found') },
});

export const saveShiftOperation = operation({
  method: 'put',
  path: '/v1/providers/{id}/shifts/{shiftId}',
  operationId: 'saveShift',
  tags,
  summary: 'Change recurring hours, or add them under your id',
  ...allowed('provider', 'operator'),
  request: { params: shiftPath, headers: putHeaders, body: jsonBody(ShiftChangeSchema) },
  responses: {
    200: versioned(ShiftSchema, 'Changed.'),
    201: created(ShiftSchema, 'Added.'),
    ...problems('not-found', ...ofVersion),
  },
});
