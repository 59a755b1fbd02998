import * as z from 'zod';

/** Identifiers go into keys and paths: letters, digits and . _ : - only. */
export const IdField = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/,
    'must be 1 to 64 letters, digits or . _ : - and begin with one of the first two',
  )
  .meta({ format: 'id', example: 'carer-12' });

/** A short code: a skill, a language, a household circumstance. */
export const CodeField = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be a code in small letters, like medication-2')
  .meta({ format: 'code', example: 'medication' });

/** Rises by one with every stored change; the number in the ETag. */
export const VersionField = z.int().meta({ description: 'Rises by one with every change; the ETag.', example: 3 });
