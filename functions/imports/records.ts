/** A CSV text as rows of cells by field, as a declared profile names its columns. Nothing about the file is guessed. */
import { CsvError, parse } from 'csv-parse/sync';
import { type FieldProblem, InvalidInput } from '../../planning/errors.ts';

export interface Profile {
  /** The heading of each field's column. */
  readonly columns: Readonly<Record<string, string>>;
  readonly dateFormat: 'YYYY-MM-DD' | 'DD/MM/YYYY';
  readonly delimiter: string;
  readonly listSeparator: string;
}

export interface CellRow {
  /** As a spreadsheet numbers it: the heading is row 1. */
  readonly row: number;
  /** Cells that are not empty, by field. */
  readonly cells: Readonly<Record<string, string>>;
  /** Set when the row has more or fewer cells than the heading. */
  readonly misshapen?: string;
}

/** An import is one request; more rows come in more files. */
const MOST_ROWS = 2000;

/** @throws InvalidInput: not CSV, no heading, a column of the profile that is not there or there twice, too many rows. */
export function rowsOf(content: string, profile: Profile): readonly CellRow[] {
  const [heading = [], ...records] = parsedRecords(content, profile.delimiter);
  const problems = columnProblems(heading, profile);
  if (records.length > MOST_ROWS) {
    problems.push({ field: '/content', value: records.length, rule: `must have at most ${MOST_ROWS} rows` });
  }
  if (problems.length > 0) throw new InvalidInput(problems);
  const places = Object.entries(profile.columns).map(([field, name]) => [field, heading.indexOf(name)] as const);
  return records.flatMap((record, index) => {
    if (record.every((cell) => cell === '')) return [];
    const filled = places.flatMap(([field, place]) => {
      const cell = record[place] ?? '';
      return cell === '' ? [] : [[field, cell] as const];
    });
    const misshapen =
      record.length !== heading.length && `has as many cells as the heading: ${heading.length}, not ${record.length}`;
    return [{ row: index + 2, cells: Object.fromEntries(filled), ...(misshapen && { misshapen }) }];
  });
}

/** Empty lines stay, so that rows are numbered as the sender sees them. A byte-order mark and CRLF are as good as none. */
function parsedRecords(content: string, delimiter: string): string[][] {
  try {
    return parse(content, {
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      trim: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new InvalidInput([{ field: '/content', value: null, rule: `must be CSV (RFC 4180): ${error.message}` }]);
  }
}

function columnProblems(heading: readonly string[], { columns }: Profile): FieldProblem[] {
  return Object.entries(columns).flatMap(([field, name]) => {
    const times = heading.filter((one) => one === name).length;
    if (times === 1) return [];
    const rule = `must be a heading of the file, once: ${times === 0 ? `it has ${heading.join(', ')}` : `it is there ${times} times`}`;
    return [{ field: `/profile/columns/${field}`, value: name, rule }];
  });
}
