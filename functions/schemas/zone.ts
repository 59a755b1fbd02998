/** Zones as a GeoJSON FeatureCollection: longitude before latitude, as RFC 7946 has it. */
import * as z from 'zod';
import { OUTWARD_FORM } from '../../domain/postcodes.ts';
import type { Zone } from '../../domain/zone.ts';
import { MOST_POSITIONS, MOST_POSITIONS_A_ZONE, MOST_ZONES } from '../../planning/register/zone-limits.ts';
import { IdField } from './identifier.ts';
import type { Wire } from './wire.ts';

const PositionSchema = z
  .array(z.number())
  .min(2)
  .max(3)
  .meta({ description: 'Longitude, latitude.', example: [-2.2966, 53.5933] });

const ZoneFeatureSchema = z
  .strictObject({
    type: z.literal('Feature'),
    properties: z.strictObject({
      id: IdField,
      name: z.string().min(1).max(100),
      area: z.string().max(100).optional().meta({ description: 'Groups zones into lots.' }),
      postcodes: z
        .array(z.string().regex(OUTWARD_FORM, 'must be the first half of a postcode, like BL9'))
        .min(1)
        .max(200)
        .optional()
        .meta({
          description:
            'First halves of the postcodes in the zone; neighbours may share one. A package whose location lies here must ' +
            'have one of them; absent = not asked.',
          example: ['BL0', 'BL8', 'BL9'],
        }),
    }),
    geometry: z.strictObject({
      type: z.literal('Polygon'),
      coordinates: z
        .array(z.array(PositionSchema).min(4))
        .min(1)
        .refine(
          (rings) => rings.flat().length <= MOST_POSITIONS_A_ZONE,
          `must have at most ${MOST_POSITIONS_A_ZONE} positions`,
        )
        .meta({ description: `The border, then its holes; at most ${MOST_POSITIONS_A_ZONE} positions in all.` }),
    }),
  })
  .meta({ id: 'ZoneFeature' });

export const ZoneMapSchema = z
  .strictObject({
    type: z.literal('FeatureCollection'),
    features: z
      .array(ZoneFeatureSchema)
      .min(1)
      .max(MOST_ZONES)
      .meta({ description: `At most ${MOST_POSITIONS} positions altogether, those of zones not named included.` }),
  })
  .meta({
    id: 'ZoneMap',
    description: 'The whole map of zones; they neither overlap nor leave gaps.',
    example: {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { id: 'ramsbottom', name: 'Ramsbottom and Tottington', postcodes: ['BL0', 'BL8', 'BL9'] },
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [-2.36, 53.62],
                [-2.28, 53.62],
                [-2.28, 53.67],
                [-2.36, 53.62],
              ],
            ],
          },
        },
      ],
    },
  });

export function zoneMapOnWire(zones: readonly Zone[]): {
  readonly type: 'FeatureCollection';
  readonly features: readonly object[];
} {
  const features = zones.map(({ id, name, area, postcodes, polygon }) => ({
    type: 'Feature' as const,
    properties: { id, name, ...(area !== undefined && { area }), ...(postcodes !== undefined && { postcodes }) },
    geometry: polygon,
  }));
  return { type: 'FeatureCollection', features };
}

export function zonesFromWire(map: Wire<typeof ZoneMapSchema>): readonly Zone[] {
  return map.features.map(({ properties: { id, name, area, postcodes }, geometry }) => ({
    id,
    name,
    ...(area !== undefined && { area }),
    ...(postcodes !== undefined && { postcodes }),
    polygon: {
      type: 'Polygon',
      coordinates: geometry.coordinates.map((ring) => ring.map((position) => [...position])),
    },
  }));
}
