import * as z from 'zod';

export const LocationField = z
  .strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
  .meta({ id: 'Location', description: 'WGS 84 degrees.', example: { lat: 53.5933, lon: -2.2966 } });

export const ModeField = z.enum(['car', 'cycle', 'walk', 'bus']).meta({ example: 'car' });

/** Upper or lower case, with or without its space; stored normalised ("BL9 0AA"). */
export const PostcodeField = z
  .string()
  .min(5, 'must be a full UK postcode like BL9 0AA')
  .max(8, 'must be a full UK postcode like BL9 0AA')
  .meta({ description: 'Full UK postcode; stored as "BL9 0AA".', example: 'BL9 0AA' });
