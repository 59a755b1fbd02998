import * as z from 'zod';
import { CodeField, IdField } from './identifier.ts';
import { LocationField, PostcodeField } from './place.ts';
import { minutesField } from './time.ts';

const StrengthField = z.enum(['required', 'preferred']);

const NeedsSchema = z
  .strictObject({
    gender: z
      .strictObject({ carer: z.enum(['female', 'male']), strength: StrengthField })
      .optional()
      .meta({ description: 'Of the carer. required: nobody else is sent; preferred: weighed against the way.' }),
    language: z
      .strictObject({
        code: CodeField.meta({ description: 'ISO 639-1 code.', example: 'ur' }),
        strength: StrengthField,
      })
      .optional()
      .meta({ description: 'That the carer speaks; required or preferred as for gender.' }),
    barredCarers: z.array(IdField).max(50).default([]).meta({ description: 'Carers not to be sent.' }),
    preferredCarers: z.array(IdField).max(50).default([]).meta({ description: 'Carers the person asks for.' }),
    household: z
      .array(CodeField)
      .max(20)
      .default([])
      .meta({ description: 'Circumstances some carers cannot enter: dog, cat, smoking.', example: ['dog'] }),
  })
  .meta({ id: 'Needs', description: 'What the person needs of whoever comes, beside the skills of each visit.' });

export const ClientSchema = z
  .strictObject({
    ref: IdField.meta({ description: "The council's reference; no name, no NHS number.", example: 'C-1042' }),
    initials: z.string().min(1).max(6).meta({ description: 'All that a round shows of the name.', example: 'MB' }),
    location: LocationField,
    postcode: PostcodeField,
    accessMinutes: minutesField(0, 60, 2).default(2).meta({
      description: 'Minutes to park, walk up and get in, before each visit.',
    }),
    needs: NeedsSchema.default({ barredCarers: [], preferredCarers: [], household: [] }),
  })
  .meta({ id: 'Client' });
