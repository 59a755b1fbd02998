import * as z from 'zod';
import { allowed, allowedToCreate } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { IdField } from '../schemas/identifier.ts';
import { LinkRequestSchema, LinkSchema } from '../schemas/link.ts';
import { DayRoundsSchema } from '../schemas/round.ts';
import { LocalDateField } from '../schemas/time.ts';
import { answer, idempotencyKeyHeader, jsonBody, ofKey, problems, providerPath } from './shape.ts';

const tags = ['Rounds'];

/** Each form of a day's rounds: its name in `?format=` and its media type; the page is what `text/*` means. */
export const roundForms = {
  json: 'application/json',
  geojson: 'application/geo+json',
  html: 'text/html',
  ics: 'text/calendar',
  csv: 'text/csv',
} as const;

export type RoundForm = keyof typeof roundForms;

const FormField = z.enum(['json', 'geojson', 'ics', 'csv', 'html']).optional().meta({
  description: 'Takes precedence over Accept.',
});

const text = (description: string) => ({ schema: z.string().meta({ description }) });

const roundsAnswers = {
  200: {
    description: 'The rounds. The ETag is the version, for If-Match on changes.',
    headers: { ETag: { description: 'The version, for If-Match.', schema: { type: 'string' as const } } },
    content: {
      'application/json': { schema: DayRoundsSchema },
      'application/geo+json': {
        schema: z
          .object({ type: z.literal('FeatureCollection'), features: z.array(z.object({ type: z.literal('Feature') })) })
          .meta({ id: 'RoundsMap', description: 'A line a round, a point a visit.' }),
      },
      'text/calendar': text('An event a visit and carer: stable UID, initials and area only.'),
      'text/csv': text('A line a segment.'),
      'text/html': text('Printable, one A4 side a round.'),
    },
  },
  304: { description: 'You hold this version already (If-None-Match).' },
};

const roundsQuery = {
  carer: IdField.optional().meta({ description: "Only this carer's rounds.", example: undefined }),
  format: FormField,
};

export const listRoundsOperation = operation({
  method: 'get',
  path: '/v1/providers/{id}/rounds',
  operationId: 'listRounds',
  tags,
  summary: "A provider's rounds on a date",
  description:
    'As JSON, GeoJSON, a calendar, CSV or a printable page, by `Accept` or `?format=`. A planning date runs from 05:00 ' +
    'to 05:00, so a visit at 02:00 is in the rounds of the day before.',
  ...allowed('provider', 'operator'),
  request: { params: providerPath, query: z.object({ date: LocalDateField, ...roundsQuery }) },
  responses: { ...roundsAnswers, ...problems('not-found', 'not-acceptable') },
});

export const createLinkOperation = operation({
  method: 'post',
  path: '/v1/providers/{id}/rounds/links',
  operationId: 'createRoundsLink',
  tags,
  summary: 'A link that opens the rounds without a token',
  description: 'Signed and expiring, for a carer: opens a printable page, or a calendar with `?format=ics`.',
  ...allowedToCreate('provider', 'operator'),
  request: { params: providerPath, headers: idempotencyKeyHeader, body: jsonBody(LinkRequestSchema) },
  responses: {
    201: answer(LinkSchema, 'The link.'),
    ...problems('not-found', ...ofKey),
  },
});

export const openLinkOperation = operation({
  method: 'get',
  path: '/v1/shared/rounds/{token}',
  operationId: 'openRoundsLink',
  tags,
  summary: 'The rounds behind a link',
  description: 'No token needed: the path is signed and expires. A browser gets the printable page.',
  security: [],
  request: {
    params: z.object({ token: z.string().max(2000) }),
    query: z.object({ format: FormField }),
  },
  responses: { ...roundsAnswers, ...problems('not-found', 'not-acceptable', 'link-expired') },
});
