import * as z from 'zod';
import { LocalDateField, minutesField } from './time.ts';

/** Most minutes of a week: four carers day and night. */
const MOST = 40_320;
const week = minutesField(0, MOST, 1200);

export const HoursPlanSchema = z
  .strictObject({
    firstPeriodStarts: LocalDateField.meta({
      description:
        'The Monday on which the first four weeks start, not after the start date; the periods roll on from it.',
    }),
    weeks: z.tuple([week, week, week, week]).meta({
      description: 'Planned minutes of each week. Hours move between the weeks; the total of the four binds.',
      example: [1200, 600, 1200, 600],
    }),
    contingencyMinutes: minutesField(0, MOST, 300)
      .default(0)
      .meta({ description: 'The pot of each period, for exceptional need: drawn by an officer with a reason.' }),
  })
  .meta({
    id: 'HoursPlan',
    description: 'Flexible hours: a four-week bank with a weekly plan, and a contingency pot.',
    example: { firstPeriodStarts: '2026-11-23', weeks: [1200, 600, 1200, 600], contingencyMinutes: 300 },
  });
