import { allowed, allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import {
  CessationSchema,
  ContingencyListProgressSchema,
  ContingencyListSchema,
  SuspensionSchema,
} from '../schemas/contingency.ts';
import { answer, idempotencyKeyHeader, idPath, jsonBody, ofBody, ofKey, problems, providerPath } from './shape.ts';

const tags = ['Register'];
const started = { ...answer(ContingencyListProgressSchema, 'Done, and the list begun.') };
const locationHeader = { Location: { description: 'The contingency list.', schema: { type: 'string' as const } } };
const changeProblems = problems('not-found', 'not-allowed-now', 'version-conflict', ...ofBody, ...ofKey);

export const suspendProviderOperation = operation({
  method: 'post',
  path: '/v1/providers/{id}/suspension',
  operationId: 'suspendProvider',
  tags,
  summary: 'Suspend a provider from new packages',
  description:
    'From then on it is offered nothing; its rounds go on, its open offers are withdrawn. Follow `Location`: for every ' +
    'package it holds the list says who could have it, on live rounds. To end the suspension, save the provider as active.',
  ...allowedToCreate('brokerage', 'operator'),
  request: { params: providerPath, headers: idempotencyKeyHeader, body: jsonBody(SuspensionSchema) },
  responses: { 202: { ...started, headers: locationHeader }, ...changeProblems },
});

export const ceaseProviderOperation = operation({
  method: 'post',
  path: '/v1/providers/{id}/cessation',
  operationId: 'ceaseProvider',
  tags,
  summary: 'Record that a provider ceases to trade',
  description: 'As a suspension without an end: nothing new, and the list of what has to move and where it could.',
  ...allowedToCreate('brokerage', 'operator'),
  request: { params: providerPath, headers: idempotencyKeyHeader, body: jsonBody(CessationSchema) },
  responses: { 202: { ...started, headers: locationHeader }, ...changeProblems },
});

export const getContingencyListOperation = operation({
  method: 'get',
  path: '/v1/contingency-lists/{id}',
  operationId: 'getContingencyList',
  tags,
  summary: 'What would move where',
  description:
    'Each package is tried in the order of asking on the live rounds of that moment, beside all that is above it in the ' +
    'list: no gap is counted twice. Nothing is promised and nothing moves by it.',
  ...allowed('brokerage', 'operator'),
  request: { params: idPath },
  responses: { 200: answer(ContingencyListSchema, 'As far as it has come.'), ...problems('not-found') },
});

export const moveAllOperation = operation({
  method: 'post',
  path: '/v1/contingency-lists/{id}/moves',
  operationId: 'carryOutContingencyList',
  tags,
  summary: 'Move the packages of a provider that ceases',
  description:
    'Each is asked for anew in the order of its contract, with a certificate; the provider serves to the day before it ' +
    'ceases. Sent twice, each moves once. Of a provider that is only suspended nothing is moved, nor by a list that is not ' +
    'its latest (409).',
  ...allowedToCreate('brokerage', 'operator'),
  request: { params: idPath, headers: idempotencyKeyHeader },
  responses: {
    202: { ...answer(ContingencyListProgressSchema, 'The moves are queued.'), headers: locationHeader },
    ...problems('not-found', 'not-allowed-now', ...ofKey),
  },
});
