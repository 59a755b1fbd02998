import * as z from 'zod';
import { allowed, allowedToSubmit } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { ProofSchema } from '../schemas/certificate.ts';
import { EventSchema } from '../schemas/event.ts';
import { IdField } from '../schemas/identifier.ts';
import { CancellationSchema, PackageRequestSchema, PackageSchema, PackageStatusField } from '../schemas/package.ts';
import { pageOf, pageQuery } from '../schemas/page.ts';
import { ChangedVisitSchema, VisitChangeSchema } from '../schemas/repaired-day.ts';
import { LocalDateField } from '../schemas/time.ts';
import {
  answer,
  created,
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

export const submitPackageOperation = operation({
  method: 'post',
  path: '/v1/packages',
  operationId: 'submitPackage',
  tags,
  summary: 'Submit a package of care',
  description:
    'Stores the package, finds its zone from the location and queues it for placement. Follow `Location` for its status. ' +
    "An emergency or a discharge whose start date has come is tried in what is left of today's rounds first; " +
    '`clock.firstVisit` says when its first visit is.',
  ...allowedToSubmit('brokerage', 'operator', 'requester'),
  request: { headers: idempotencyKeyHeader, body: jsonBody(PackageRequestSchema) },
  responses: {
    202: created(PackageSchema, 'Received and queued.'),
    ...problems(...ofBody, ...ofKey),
  },
});

export const listPackagesOperation = operation({
  method: 'get',
  path: '/v1/packages',
  operationId: 'listPackages',
  tags,
  summary: 'List packages, newest first',
  description: 'Filters combine. A provider lists the packages it holds, a requester those that its team asked for.',
  ...allowed('brokerage', 'operator', 'provider', 'requester'),
  request: {
    query: z.object({
      status: PackageStatusField.optional(),
      zone: IdField.optional().meta({ example: 'ramsbottom' }),
      provider: IdField.optional().meta({ example: 'prov-1' }),
      ...pageQuery,
    }),
  },
  responses: { 200: answer(pageOf(PackageSchema, 'PackagePage'), 'A page.'), ...problems('not-found') },
});

export const getPackageOperation = operation({
  method: 'get',
  path: '/v1/packages/{id}',
  operationId: 'getPackage',
  tags,
  summary: 'One package and where it stands',
  description:
    'With the placement, or each provider asked or passed over and its coded reasons. A requester reads the status, the ' +
    'clocks and who serves it from when.',
  ...allowed('brokerage', 'operator', 'provider', 'requester'),
  request: { params: idPath },
  responses: { 200: versioned(PackageSchema, 'The package.'), ...problems('not-found') },
});

export const packageHistoryOperation = operation({
  method: 'get',
  path: '/v1/packages/{id}/history',
  operationId: 'packageHistory',
  tags,
  summary: 'Everything that happened to a package, in order',
  description: 'Each decision in a sentence, with the figures behind it.',
  ...allowed('brokerage', 'operator'),
  request: { params: idPath },
  responses: {
    200: answer(z.strictObject({ items: z.array(EventSchema) }).meta({ id: 'History' }), 'In order of time.'),
    ...problems('not-found'),
  },
});

export const provePlacementOperation = operation({
  method: 'get',
  path: '/v1/packages/{id}/certificate',
  operationId: 'provePlacement',
  tags,
  summary: 'Why this provider and nobody before it',
  description:
    'Every provider before it in the order of asking, each with the coded reason and the figures for which it was ' +
    "passed over; checked anew from the zone's ledger.",
  ...allowed('brokerage', 'operator'),
  request: { params: idPath },
  responses: { 200: answer(ProofSchema, 'The proof.'), ...problems('not-found') },
});

export const cancelPackageOperation = operation({
  method: 'post',
  path: '/v1/packages/{id}/cancel',
  operationId: 'cancelPackage',
  tags,
  summary: 'Cancel a package',
  description:
    "Takes its visits out of the live rounds, today's that have not begun included, with a record where they are published.",
  ...allowed('brokerage', 'operator'),
  request: { params: idPath, headers: ifMatchHeader, body: jsonBody(CancellationSchema) },
  responses: {
    200: versioned(PackageSchema, 'Cancelled.'),
    ...problems('not-found', 'not-allowed-now', ...ofVersion),
  },
});

export const changeVisitOperation = operation({
  method: 'patch',
  path: '/v1/packages/{id}/visits/{patternId}/{date}',
  operationId: 'changeVisit',
  tags,
  summary: 'Change one visit on one date',
  description:
    'Nine to ten at night, shorter, or not at all: repairs that day with the least change and says whether the rounds ' +
    'hold, who is affected, by how many minutes, and what it costs. Refused (400): a visit too ' +
    "short, hours beyond the bank, another visit of the client that it would meet. `If-Match` is the package's ETag. A " +
    'provider changes the visits that it serves; of a package that passes to or from another, those of the other are not found.',
  ...allowed('brokerage', 'operator', 'provider'),
  request: {
    params: z.object({
      id: IdField,
      patternId: IdField.meta({ description: 'The id of the visit pattern.', example: 'breakfast' }),
      date: LocalDateField.meta({ description: 'The calendar date of the visit.', example: '2026-11-25' }),
    }),
    headers: ifMatchHeader,
    body: jsonBody(VisitChangeSchema),
  },
  responses: {
    200: versioned(ChangedVisitSchema, 'Changed, or with `dryRun` what would change.'),
    ...problems('not-found', 'not-allowed-now', 'plan-rejected', ...ofVersion),
  },
});
