/** A table as CSV (RFC 4180, UTF-8): a heading, then a line a row. */
type Cell = string | number | boolean;

export type CsvRow<C extends string> = Partial<Record<C, Cell>>;

export function csvTable<C extends string>(columns: readonly C[], rows: readonly CsvRow<C>[]): string {
  const lines = [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))];
  return `${lines.join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would run as a formula is given an apostrophe. */
function cell(value: Cell | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
