import * as z from 'zod';
import { allowed, allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { AbsenceChangeSchema, AbsenceRequestSchema, AbsenceSchema, AbsorbedAbsenceSchema } from '../schemas/absence.ts';
import { IdField } from '../schemas/identifier.ts';
import { pageOf, pageQuery } from '../schemas/page.ts';
import {
  answer,
  created,
  idempotencyKeyHeader,
  ifMatchHeader,
  jsonBody,
  ofKey,
  ofVersion,
  problems,
  providerPath,
  putHeaders,
  versioned,
} from './shape.ts';

const tags = ['Workforce'];
const absencePath = z.object({
  id: IdField.meta({ example: 'prov-1' }),
  absenceId: IdField.meta({ example: 'absence-1' }),
});

export const listAbsencesOperation = operation({
  method: 'get',
  path: '/v1/providers/{id}/absences',
  operationId: 'listAbsences',
  tags,
  summary: "Absences of a provider's carers",
  ...allowed('provider', 'operator'),
  request: { params: providerPath, query: z.object({ carer: IdField.optional(), ...pageQuery }) },
  responses: { 200: answer(pageOf(AbsenceSchema, 'AbsencePage'), 'A page, by id.'), ...problems('not-found') },
});

export const getAbsenceOperation = operation({
  method: 'get',
  path: '/v1/providers/{id}/absences/{absenceId}',
  operationId: 'getAbsence',
  tags,
  summary: 'One absence',
  ...allowed('provider', 'operator'),
  request: { params: absencePath },
  responses: { 200: versioned(AbsenceSchema, 'The absence.'), ...problems('not-found') },
});

export const createAbsenceOperation = operation({
  method: 'post',
  path: '/v1/providers/{id}/absences',
  operationId: 'recordAbsence',
  tags,
  summary: 'Record an absence and absorb it at once',
  description:
    'Sick at six in the morning: every live day it touches is repaired with the least change, and the answer names who ' +
    'is affected, by how many minutes, and what it costs.',
  ...allowedToCreate('provider', 'operator'),
  request: { params: providerPath, headers: idempotencyKeyHeader, body: jsonBody(AbsenceRequestSchema) },
  responses: {
    201: created(AbsorbedAbsenceSchema, 'Recorded and absorbed.'),
    ...problems('not-found', 'version-conflict', ...ofKey, 'plan-rejected'),
  },
});

export const saveAbsenceOperation = operation({
  method: 'put',
  path: '/v1/providers/{id}/absences/{absenceId}',
  operationId: 'changeAbsence',
  tags,
  summary: 'Change an absence, or record one under your id',
  ...allowed('provider', 'operator'),
  request: { params: absencePath, headers: putHeaders, body: jsonBody(AbsenceChangeSchema) },
  responses: {
    200: versioned(AbsorbedAbsenceSchema, 'Changed and absorbed.'),
    201: created(AbsorbedAbsenceSchema, 'Recorded and absorbed.'),
    ...problems('not-found', ...ofVersion, 'plan-rejected'),
  },
});

export const withdrawAbsenceOperation = operation({
  method: 'delete',
  path: '/v1/providers/{id}/absences/{absenceId}',
  operationId: 'withdrawAbsence',
  tags,
  summary: 'Withdraw an absence that was recorded in error',
  description:
    'The carer works the shifts again, and visits of live days that nobody had are tried again. What others took over ' +
    'meanwhile stays with them. To end an absence sooner or later, change its `to`.',
  ...allowed('provider', 'operator'),
  request: { params: absencePath, headers: ifMatchHeader },
  responses: {
    200: answer(AbsorbedAbsenceSchema, 'Withdrawn: what it was, and the days that changed.'),
    ...problems('not-found', ...ofVersion, 'plan-rejected'),
  },
});
