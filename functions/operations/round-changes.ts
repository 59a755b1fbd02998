import * as z from 'zod';
import { allowed } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { IdField } from '../schemas/identifier.ts';
import { PinRequestSchema, RepairedDaySchema } from '../schemas/repaired-day.ts';
import { PublishedDaySchema } from '../schemas/round.ts';
import { LocalDateField } from '../schemas/time.ts';
import { ifMatchHeader, jsonBody, ofVersion, problems, versioned } from './shape.ts';

const tags = ['Rounds'];
const dayPath = z.object({ id: IdField.meta({ example: 'prov-1' }), date: LocalDateField });

export const publishRoundsOperation = operation({
  method: 'post',
  path: '/v1/providers/{id}/rounds/{date}/publish',
  operationId: 'publishRounds',
  tags,
  summary: "Publish a day's rounds",
  description: 'From now on a change has a price and a record. Publishing a published day changes nothing.',
  ...allowed('provider', 'operator'),
  request: { params: dayPath, headers: ifMatchHeader },
  responses: {
    200: versioned(PublishedDaySchema, 'Published.'),
    ...problems('not-found', ...ofVersion),
  },
});

export const pinVisitOperation = operation({
  method: 'post',
  path: '/v1/providers/{id}/rounds/{date}/pins',
  operationId: 'pinVisit',
  tags,
  summary: 'Fix a visit by hand: carer, time or both',
  description:
    'Repairs the rest of the day around it with the least change, and says what that costs. A visit that was left out is pinned likewise: what is not named of carer and start is fixed where it finds a place.',
  ...allowed('provider', 'operator'),
  request: { params: dayPath, headers: ifMatchHeader, body: jsonBody(PinRequestSchema) },
  responses: {
    200: versioned(RepairedDaySchema, 'Pinned; who is affected, by how many minutes, and the price.'),
    ...problems('not-found', 'not-allowed-now', 'plan-rejected', ...ofVersion),
  },
});
