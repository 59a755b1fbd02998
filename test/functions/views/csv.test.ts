import { describe, expect, it } from 'vitest';
import { csvColumns, roundsAsCsv } from '../../../functions/views/csv.ts';
import { aDay, aRound } from './a-day.ts';

const rowsOf = (csv: string) => csv.trimEnd().split('\r\n');

describe('a day as CSV', () => {
  const csv = roundsAsCsv(
    aDay([
      aRound('carer-12', [
        { at: 420, client: 'C-1' },
        { at: 470, client: 'C-2' },
      ]),
    ]),
  );

  it('has a header and a line a segment, each with every column', () => {
    const rows = rowsOf(csv);
    expect(rows[0]).toBe(csvColumns.join(','));
    // home, visit, leg, waiting, visit, home
    expect(rows.slice(1).map((row) => row.split(',')[5])).toEqual([
      'travel',
      'visit',
      'travel',
      'waiting',
      'visit',
      'travel',
    ]);
    expect(new Set(rows.map((row) => row.split(',').length))).toEqual(new Set([csvColumns.length]));
  });

  it('writes times with their offset and beside them the local time', () => {
    const visit = rowsOf(csv)[2]!.split(',');
    expect(visit.slice(6, 11)).toEqual([
      '2026-11-23T07:00:00+00:00',
      '2026-11-23T07:30:00+00:00',
      '07:00',
      '07:30',
      '30',
    ]);
  });

  it('counts ways from and to home as unpaid, ways between clients and waiting as paid', () => {
    expect(
      rowsOf(csv)
        .slice(1)
        .map((row) => row.split(',')[11]),
    ).toEqual(['false', 'true', 'true', 'true', 'true', 'false']);
  });

  it('keeps a comma inside its field and gives a spreadsheet no formula to run', () => {
    const round = aRound('carer-12', [{ at: 420, client: 'C-1' }]);
    const segments = round.segments.map((segment) =>
      segment.kind === 'visit' ? { ...segment, clientInitials: '=1+1', area: 'BL9, "B"' } : segment,
    );
    const row = rowsOf(roundsAsCsv(aDay([{ ...round, segments }])))[2];
    expect(row).toContain(`,'=1+1,"BL9, ""B""",`);
  });
});
