import * as z from 'zod';
import { IdField } from './identifier.ts';
import { VolumeSchema } from './purchase.ts';
import { LocalDateField } from './time.ts';

export const BlockProposalSchema = z
  .strictObject({
    zoneId: IdField.meta({ example: 'ramsbottom' }),
    area: z.string().optional(),
    from: LocalDateField.meta({ description: 'First day of the twelve months that were measured.' }),
    to: LocalDateField,
    knownFrom: LocalDateField.optional().meta({
      description: 'Of the days before it the ledger knows nothing: the proposal is too small.',
    }),
    commissionedByMonth: z.array(z.int()).length(12),
    volume: VolumeSchema.optional().meta({ description: 'Absent where nothing was commissioned.' }),
    spotMinutes: z.int().meta({ description: 'What is left of the twelve months for spot purchase.' }),
  })
  .meta({ id: 'BlockProposal' });
