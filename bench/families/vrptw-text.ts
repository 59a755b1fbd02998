/** The two text layouts of the routing core: Solomon's tables and CVRPLIB's sections. Row 0 is the depot. */
import type { Source } from '../reading/source.ts';
import { UnreadableInstance } from '../reading/unreadable.ts';

export interface Fleet {
  /** Vehicles the file grants; null where it names none. */
  readonly vehicles: number | null;
  readonly capacity: number;
  readonly rows: readonly Row[];
}

interface Row {
  readonly x: number;
  readonly y: number;
  readonly demand: number;
  readonly ready: number;
  readonly due: number;
  readonly service: number;
}

interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

const SOLOMON_FIELDS = ['CUST NO.', 'XCOORD.', 'YCOORD.', 'DEMAND', 'READY TIME', 'DUE DATE', 'SERVICE TIME'];

/** @throws UnreadableInstance with the line and the column's name. */
export function readSolomon(source: Source): Fleet {
  const lines = linesOf(source);
  const fleetLine = lines[lines.findIndex(({ text }) => /^NUMBER/i.test(text)) + 1];
  if (fleetLine === undefined) throw new UnreadableInstance(source.file, 1, 'VEHICLE: no line follows NUMBER CAPACITY');
  const [vehicles, capacity] = numbers(source, fleetLine, ['NUMBER', 'CAPACITY']);
  const header = lines.findLastIndex(({ text }) => /^CUST/i.test(text));
  const rows = lines.slice(header + 1).map((line) => {
    const [, x, y, demand, ready, due, service] = numbers(source, line, SOLOMON_FIELDS);
    return checkedRow(source, line, { x: x!, y: y!, demand: demand!, ready: ready!, due: due!, service: service! });
  });
  return fleetOf(source, { vehicles: vehicles!, capacity: capacity!, rows }, fleetLine);
}

/** @throws UnreadableInstance with the line and the section's name. */
export function readVrplib(source: Source): Fleet {
  const lines = linesOf(source);
  const places = section(source, lines, 'NODE_COORD_SECTION', ['id', 'x', 'y']);
  const demands = section(source, lines, 'DEMAND_SECTION', ['id', 'demand']);
  const windows = section(source, lines, 'TIME_WINDOW_SECTION', ['id', 'ready', 'due']);
  const services = lines.some(({ text }) => /^SERVICE_TIME_SECTION/.test(text))
    ? section(source, lines, 'SERVICE_TIME_SECTION', ['id', 'service'])
    : null;
  const single = header(source, lines, 'SERVICE_TIME')?.value ?? 0;
  const capacity = header(source, lines, 'CAPACITY');
  if (capacity === null) throw new UnreadableInstance(source.file, 1, 'CAPACITY is missing');
  const rows = places.map(({ line, cells }, i) => {
    const [demand, window] = [demands[i], windows[i]];
    if (demand === undefined || window === undefined) {
      throw new UnreadableInstance(source.file, line.number, `node ${cells[0]} has no demand or no time window`);
    }
    const [, x, y] = cells;
    const service = services === null ? single : services[i]?.cells[1];
    if (service === undefined) {
      throw new UnreadableInstance(source.file, line.number, `node ${cells[0]} has no SERVICE_TIME_SECTION row`);
    }
    const [, ready, due] = window.cells;
    const row = { x: x!, y: y!, demand: demand.cells[1]!, ready: ready!, due: due!, service };
    return checkedRow(source, window.line, row);
  });
  return fleetOf(
    source,
    { vehicles: header(source, lines, 'VEHICLES')?.value ?? null, capacity: capacity.value, rows },
    capacity.line,
  );
}

function linesOf(source: Source): Line[] {
  return source.text
    .split(/\r?\n/)
    .map((text, i) => ({ number: i + 1, text: text.trim() }))
    .filter(({ text }) => text !== '');
}

function numbers(source: Source, line: Line, fields: readonly string[]): number[] {
  const cells = line.text.split(/\s+/);
  return fields.map((field, i) => {
    const value = cells[i] === undefined ? Number.NaN : Number(cells[i]);
    if (Number.isFinite(value)) return value;
    throw new UnreadableInstance(
      source.file,
      line.number,
      `${field}: expected a number, found ${cells[i] === undefined ? 'nothing' : `'${cells[i]}'`}`,
    );
  });
}

function section(source: Source, lines: readonly Line[], name: string, fields: readonly string[]) {
  const start = lines.findIndex(({ text }) => text.startsWith(name));
  if (start === -1) throw new UnreadableInstance(source.file, 1, `${name} is missing`);
  const length = lines.slice(start + 1).findIndex(({ text }) => !/^[-+.\d]/.test(text));
  const rows = lines.slice(start + 1, length === -1 ? lines.length : start + 1 + length);
  return rows.map((line) => ({ line, cells: numbers(source, line, fields) }));
}

function header(source: Source, lines: readonly Line[], name: string): { value: number; line: Line } | null {
  const line = lines.find(({ text }) => new RegExp(`^${name}\\s*:`).test(text));
  if (line === undefined) return null;
  const value = Number(line.text.split(':')[1]);
  if (!Number.isFinite(value)) throw new UnreadableInstance(source.file, line.number, `${name}: expected a number`);
  return { value, line };
}

function checkedRow(source: Source, line: Line, row: Row): Row {
  if (row.due < row.ready) {
    throw new UnreadableInstance(source.file, line.number, `DUE DATE ${row.due} is before READY TIME ${row.ready}`);
  }
  if (row.service < 0)
    throw new UnreadableInstance(source.file, line.number, `SERVICE TIME ${row.service} is negative`);
  return row;
}

function fleetOf(source: Source, fleet: Fleet, line: Line): Fleet {
  if (fleet.rows.length === 0) throw new UnreadableInstance(source.file, line.number, 'the file has no depot');
  const heavy = fleet.rows.find(({ demand }) => demand > fleet.capacity);
  if (heavy === undefined) return fleet;
  throw new UnreadableInstance(
    source.file,
    line.number,
    `CAPACITY ${fleet.capacity} is less than a customer's DEMAND ${heavy.demand}`,
  );
}
