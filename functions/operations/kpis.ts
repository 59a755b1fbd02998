import * as z from 'zod';
import { allowed } from '../http/authority.ts';
import { operation } from '../http/operation.ts';
import { DayKpisSchema } from '../schemas/kpis.ts';
import { LocalDateField } from '../schemas/time.ts';
import { answer, problems } from './shape.ts';

export const dayKpisOperation = operation({
  method: 'get',
  path: '/v1/kpis',
  operationId: 'dayKpis',
  tags: ['Night'],
  summary: 'The figures of a planned day',
  description:
    'For the council and each provider: travel, punctuality against the wanted start, continuity, what is left out.',
  ...allowed('operator'),
  request: { query: z.object({ date: LocalDateField }) },
  responses: { 200: answer(DayKpisSchema, 'The figures.'), ...problems() },
});
