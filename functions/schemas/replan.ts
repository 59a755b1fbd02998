import * as z from 'zod';
import type { Replan, ReplanJob } from '../../domain/replan.ts';
import { IdField } from './identifier.ts';
import { ReserveKeptSchema } from './reserve.ts';
import { InstantField, LocalDateField } from './time.ts';
import type { Wire } from './wire.ts';

export const ReplanRequestSchema = z
  .strictObject({
    date: LocalDateField.optional().meta({
      description: 'The day to replan; if absent the one that begins at the next 05:00 in Europe/London.',
    }),
  })
  .meta({ id: 'ReplanRequest', example: { date: '2026-11-23' } });

const PromisesSchema = z.strictObject({ made: z.int(), kept: z.int() }).meta({
  description: 'Packages placed with visits on the dates planned, and those of them that have all of these visits.',
});

const ReplanJobSchema = z
  .strictObject({
    providerId: IdField,
    date: LocalDateField,
    state: z.enum(['queued', 'improved', 'kept', 'failed']),
    seconds: z.number().optional(),
    visits: z.int().optional(),
    leftOut: z.int().optional(),
    promises: PromisesSchema.optional(),
    reserve: ReserveKeptSchema.optional(),
    travelMinutesBefore: z.number().optional(),
    travelMinutesAfter: z.number().optional(),
    error: z.string().optional(),
  })
  .meta({ id: 'ReplanJob', description: 'failed: dead-lettered; the old plan is kept.' });

export const ReplanSchema = z
  .strictObject({
    id: IdField,
    date: LocalDateField,
    startedAt: InstantField,
    startedBy: z.string(),
    progress: z.strictObject({
      jobs: z.int(),
      queued: z.int(),
      improved: z.int(),
      kept: z.int(),
      failed: z.int(),
      done: z.boolean().meta({ description: 'No job is queued any more.' }),
    }),
    promises: PromisesSchema,
    jobs: z.array(ReplanJobSchema),
  })
  .meta({ id: 'Replan', description: 'One overnight batch: a job for each provider and date.' });

export function replanOnWire({ id, date, startedAt, startedBy, jobs }: Replan): Wire<typeof ReplanSchema> {
  const count = (state: ReplanJob['state']) => jobs.filter((job) => job.state === state).length;
  const queued = count('queued');
  const progress = {
    jobs: jobs.length,
    queued,
    improved: count('improved'),
    kept: count('kept'),
    failed: count('failed'),
    done: queued === 0,
  };
  const sum = (of: 'made' | 'kept') => jobs.reduce((total, { promises }) => total + (promises?.[of] ?? 0), 0);
  const promises = { made: sum('made'), kept: sum('kept') };
  return { id, date, startedAt, startedBy, progress, promises, jobs };
}
