import { expect, it } from 'vitest';
import { normalisePostcode, outwardOf } from '../../domain/postcodes.ts';

it.each([
  ['bl90aa', 'BL9 0AA'],
  [' M26  1ab ', 'M26 1AB'],
  ['WS1 1TP', 'WS1 1TP'],
  ['EC1A 1BB', 'EC1A 1BB'],
  ['BL9', null],
  ['BL9 0CA', null],
  ['12345', null],
])('a postcode %s is normalised to %s', (text, normal) => {
  expect(normalisePostcode(text)).toBe(normal);
});

it('the outward half is the area that calendars and offers may print', () => {
  expect(outwardOf('BL9 0AA')).toBe('BL9');
});
