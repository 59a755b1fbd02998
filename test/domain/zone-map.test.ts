import { describe, expect, it } from 'vitest';
import type { Zone } from '../../domain/zone.ts';
import { ZoneMapError, zoneMap } from '../../domain/zone-map.ts';
import { aRectangle } from './builders.ts';

const west = aRectangle('west', -2.34, -2.32);
const east = aRectangle('east', -2.32, -2.3);
/** Along the north of both. */
const north = aRectangle('north', -2.34, -2.3, 53.6, 53.62);

function faultOf(zones: readonly Zone[]): ZoneMapError {
  try {
    zoneMap(zones);
  } catch (error) {
    if (error instanceof ZoneMapError) return error;
  }
  throw new Error('the map was accepted');
}

describe('the map of the zones', () => {
  it('finds the one zone of a location, none outside', () => {
    const map = zoneMap([west, east, north]);
    expect(map.zoneAt({ lat: 53.59, lon: -2.33 })?.id).toBe('west');
    expect(map.zoneAt({ lat: 53.59, lon: -2.31 })?.id).toBe('east');
    expect(map.zoneAt({ lat: 53.7, lon: -2.31 })).toBeUndefined();
  });

  it('gives a location on a border to the first of the two zones', () => {
    expect(zoneMap([west, east]).zoneAt({ lat: 53.59, lon: -2.32 })?.id).toBe('west');
  });

  it('refuses an overlap, naming both zones and the area', () => {
    const fault = faultOf([west, aRectangle('east', -2.321, -2.3)]);
    expect(fault).toMatchObject({ kind: 'overlap', zoneIds: ['west', 'east'] });
    // 0.001 of longitude at this latitude is 66 metres, over 2,224 metres.
    expect(fault.squareMetres / 1000).toBeCloseTo(147, -1);
    expect(fault.message).toBe(`west and east: overlap by ${fault.squareMetres} square metres`);
  });

  it('refuses a strip between two zones that belongs to none, also where it opens to the outside', () => {
    expect(faultOf([west, aRectangle('east', -2.319, -2.3), north])).toMatchObject({
      kind: 'gap',
      zoneIds: ['west', 'east'],
    });
  });

  it('refuses a hole, however many zones surround it', () => {
    const south = aRectangle('south', -2.34, -2.3, 53.56, 53.58);
    expect(faultOf([west, aRectangle('east', -2.31, -2.3), north, south])).toMatchObject({ kind: 'gap' });
  });

  it('refuses a zone that lies apart', () => {
    expect(faultOf([west, aRectangle('island', -2.25, -2.24)])).toMatchObject({ kind: 'gap' });
  });

  it('refuses a zone without ground', () => {
    expect(faultOf([aRectangle('line', -2.3, -2.3)])).toMatchObject({ kind: 'shape', zoneIds: ['line'] });
  });
});
