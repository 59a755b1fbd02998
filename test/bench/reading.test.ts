import { describe, expect, it } from 'vitest';
import { lineOf } from '../../bench/reading/json-line.ts';
import { sourceOf } from '../../bench/reading/source.ts';

const TEXT = `{
  "name": "a \\"quoted\\" } name",
  "visits": [
    { "id": 1, "tw": [1, 2] },
    { "id": 2, "tw": [
      5,
      "soon"
    ] }
  ]
}`;

describe('reading an instance file', () => {
  it('finds the line of a value, through texts that hold brackets and quotes', () => {
    expect(lineOf(TEXT, ['visits', 1, 'tw', 1])).toBe(7);
  });

  it('falls back to the line of the record that lacks the field', () => {
    expect(lineOf(TEXT, ['visits', 1, 'service'])).toBe(5);
  });

  it('names file, line, field, what was expected and what stands there', () => {
    const visit = sourceOf('a.json', TEXT).root!.get('visits').list()[1]!;
    expect(() => visit.get('tw').range()).toThrow('a.json:7: visits[1].tw[1]: expected a number, found "soon"');
    expect(() => visit.get('service')).toThrow("a.json:5: visits[1]: 'service' is missing");
  });

  it('names the line at which a text stops being JSON', () => {
    expect(() => sourceOf('a.json', '{\n "a": 1,\n "b": }')).toThrow(/^a\.json:3: not valid JSON/);
  });
});
