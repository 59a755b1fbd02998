import * as z from 'zod';
import { allowed, allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { IdField } from '../schemas/identifier.ts';
import { CalendarLinkRequestSchema, LinkSchema } from '../schemas/link.ts';
import { answer, idempotencyKeyHeader, jsonBody, ofKey, problems } from './shape.ts';

const tags = ['Rounds'];
const carerPath = z.object({ id: IdField.meta({ example: 'prov-1' }), carerId: IdField });

const calendarAnswers = {
  200: {
    description: 'An event a visit: stable UID, initials and area only; tentative until the day is published.',
    headers: { ETag: { description: 'Changes with any of the days.', schema: { type: 'string' as const } } },
    content: { 'text/calendar': { schema: z.string() } },
  },
  304: { description: 'Nothing has changed since (If-None-Match).' },
};

export const carerCalendarOperation = operation({
  method: 'get',
  path: '/v1/providers/{id}/carers/{carerId}/rounds.ics',
  operationId: 'carerCalendar',
  tags,
  summary: "One carer's rounds as a calendar",
  description: 'Yesterday, today and the days ahead that are planned, in one calendar.',
  ...allowed('provider', 'operator'),
  request: { params: carerPath },
  responses: { ...calendarAnswers, ...problems('not-found') },
});

export const createCalendarLinkOperation = operation({
  method: 'post',
  path: '/v1/providers/{id}/carers/{carerId}/calendar-links',
  operationId: 'createCalendarLink',
  tags,
  summary: "A link by which a carer's phone follows the rounds",
  description:
    'Signed and expiring; no token needed. A phone that subscribes to it asks again by itself, so every change of the ' +
    'rounds reaches the carer.',
  ...allowedToCreate('provider', 'operator'),
  request: { params: carerPath, headers: idempotencyKeyHeader, body: jsonBody(CalendarLinkRequestSchema) },
  responses: {
    201: answer(LinkSchema, 'The link.'),
    ...problems('not-found', ...ofKey),
  },
});

export const openCalendarLinkOperation = operation({
  method: 'get',
  path: '/v1/shared/calendars/{token}',
  operationId: 'openCalendarLink',
  tags,
  summary: 'The calendar behind a link',
  description: 'No token needed: the path is signed and expires.',
  security: [],
  request: { params: z.object({ token: z.string().max(2000) }) },
  responses: { ...calendarAnswers, ...problems('not-found', 'link-expired') },
});
