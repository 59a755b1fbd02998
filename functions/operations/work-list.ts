import * as z from 'zod';
import { LONGEST_SPAN_DAYS } from '../../planning/placement-times.ts';
import { allowed } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { ClockStateField } from '../schemas/clock.ts';
import { IdField } from '../schemas/identifier.ts';
import { pageOf, pageQuery } from '../schemas/page.ts';
import { PlacementTimesSchema } from '../schemas/placement-times.ts';
import { LocalDateField } from '../schemas/time.ts';
import { WindowForReviewSchema, WorkItemSchema } from '../schemas/work-list.ts';
import { answer, problems } from './shape.ts';

const tags = ['Packages'];

/** The forms of a list: its name in `?format=` and its media type. */
export const listForms = { json: 'application/json', csv: 'text/csv' } as const;

const listQuery = {
  zone: IdField.optional().meta({ example: 'ramsbottom' }),
  format: z.enum(['json', 'csv']).optional().meta({ description: 'Takes precedence over Accept.' }),
  ...pageQuery,
};

function listAnswer<S extends z.ZodType>(schema: S, lines: string) {
  return {
    description: 'A page as JSON, or the whole list as CSV.',
    content: {
      'application/json': { schema },
      'text/csv': { schema: z.string().meta({ description: lines }) },
    },
  };
}

export const workListOperation = operation({
  method: 'get',
  path: '/v1/work-list',
  operationId: 'workList',
  tags,
  summary: 'Open packages and late first visits, what is due first at the top',
  description:
    'Every package without a provider, with its age, its due times and what stood in the way; and every placed one whose ' +
    'first visit is late or, as its rounds are planned, will be. `state=breached` is the list of breaches by either ' +
    'clock, `state=warning` those that will be.',
  ...allowed('brokerage', 'operator'),
  request: { query: z.object({ state: ClockStateField.optional(), ...listQuery }) },
  responses: {
    200: listAnswer(pageOf(WorkItemSchema, 'WorkListPage'), 'A line a package.'),
    ...problems('not-acceptable'),
  },
});

export const placementTimesOperation = operation({
  method: 'get',
  path: '/v1/placement-times',
  operationId: 'placementTimes',
  tags,
  summary: 'How long requests took to be placed and to be visited, by source, urgency, area and zone',
  description:
    'Of the requests submitted in a span of dates, as their clocks stand now: how many are open, placed and visited for the ' +
    'first time, how many of them too late, half of them and nine of ten within how many minutes. One that was asked for ' +
    'anew counts from then.',
  ...allowed('brokerage', 'operator'),
  request: {
    query: z.object({
      from: LocalDateField.optional().meta({
        description: `Default: 27 days before \`to\`; ${LONGEST_SPAN_DAYS} days are the most.`,
        example: '2026-11-01',
      }),
      to: LocalDateField.optional().meta({ description: 'Default: today.', example: '2026-11-28' }),
      zone: IdField.optional().meta({ example: 'ramsbottom' }),
    }),
  },
  responses: { 200: answer(PlacementTimesSchema, 'Zones roll up to areas, areas to all.'), ...problems() },
});

export const windowsForReviewOperation = operation({
  method: 'get',
  path: '/v1/windows-for-review',
  operationId: 'windowsForReview',
  tags,
  summary: 'Windows called critical without a clinical reason',
  description: 'Of every package that is not over. Such a window binds the whole round; give its reason or widen it.',
  ...allowed('brokerage', 'operator'),
  request: { query: z.object(listQuery) },
  responses: {
    200: listAnswer(pageOf(WindowForReviewSchema, 'WindowForReviewPage'), 'A line a window.'),
    ...problems('not-acceptable'),
  },
});
