import * as z from 'zod';
import type { ImportReport } from '../../planning/imports/report.ts';
import { carerFields, fieldAt, type ImportFields, packageFields, shiftFields } from '../imports/fields.ts';
import { CarerRequestSchema } from './carer.ts';
import { IdField } from './identifier.ts';
import { PackageRequestSchema } from './package.ts';
import { ShiftRequestSchema } from './shift.ts';
import type { Wire } from './wire.ts';

const HeadingField = z.string().trim().min(1).max(100);

/** A heading for each field: those that every row needs, and those that a file may leave out. */
function columnsOf<F extends ImportFields>(fields: F) {
  const shape = Object.fromEntries(
    Object.entries(fields).map(([name, { needed }]) => [name, needed ? HeadingField : HeadingField.optional()]),
  );
  return z.strictObject(shape).meta({ description: 'The heading of the column that holds each field.' });
}

function fileOf<K extends string, F extends ImportFields>(kind: K, fields: F) {
  return {
    kind: z.literal(kind),
    profile: z.strictObject({
      columns: columnsOf(fields),
      dateFormat: z
        .enum(['YYYY-MM-DD', 'DD/MM/YYYY'])
        .meta({ description: 'Of every date in the file; never guessed.' }),
      delimiter: z.enum([',', ';', '\t']).default(','),
      listSeparator: z
        .enum([' ', ';', '|', ','])
        .default(' ')
        .meta({ description: 'Within a cell that holds a list.' }),
    }),
    content: z
      .string()
      .min(1)
      .max(2_000_000)
      .meta({ description: 'The file: CSV (RFC 4180) with a heading, at most 2,000 rows.' }),
    allOrNothing: z.boolean().default(true).meta({ description: 'One rejected row, and nothing is written.' }),
    dryRun: z.boolean().default(false).meta({ description: 'Only the report.' }),
  };
}

const providerId = IdField.meta({ description: 'Whose they are.', example: 'prov-1' });

const packagesExample = {
  kind: 'packages' as const,
  fileRef: 'discharge-2026-11-22',
  profile: {
    columns: {
      key: 'Request',
      clientRef: 'SSRef',
      initials: 'Initials',
      lat: 'Lat',
      lon: 'Lon',
      postcode: 'Postcode',
      startDate: 'Start',
      fundedMinutesPerWeek: 'Funded',
      source: 'From',
      visit: 'Visit',
      days: 'Days',
      windowFrom: 'Earliest',
      windowTo: 'Latest',
      minutes: 'Minutes',
    },
    dateFormat: 'DD/MM/YYYY' as const,
    delimiter: ',' as const,
    listSeparator: ' ' as const,
  },
  content:
    'Request,SSRef,Initials,Lat,Lon,Postcode,Start,Funded,From,Visit,Days,Earliest,Latest,Minutes\r\n' +
    'R-1,C-1042,MB,53.5933,-2.2966,BL9 0AA,24/11/2026,315,hospital,breakfast,mon tue wed thu fri sat sun,07:30,09:00,45\r\n',
  allOrNothing: true,
  dryRun: false,
};

export const ImportRequestSchema = z
  .discriminatedUnion('kind', [
    z
      .strictObject({
        fileRef: IdField.meta({ description: 'Your name of the file: with `key` it knows a package again.' }),
        ...fileOf('packages', packageFields),
      })
      .meta({ id: 'PackageImport', description: 'A row a visit pattern.', example: packagesExample }),
    z.strictObject({ providerId, ...fileOf('carers', carerFields) }).meta({ id: 'CarerImport' }),
    z.strictObject({ providerId, ...fileOf('shifts', shiftFields) }).meta({ id: 'ShiftImport' }),
  ])
  .meta({ id: 'ImportRequest' });

const ROWS = 'Rows';
const THINGS = 'Packages, carers or shifts';

export const ImportReportSchema = z
  .strictObject({
    applied: z.boolean().meta({ description: 'False: nothing was written.' }),
    read: z.int().meta({ description: `${ROWS} of the file, empty ones not counted.` }),
    new: z.int().meta({ description: `${THINGS} that were not there.` }),
    updated: z.int().meta({ description: `${THINGS} that change.` }),
    unchanged: z.int().meta({ description: `${THINGS} that are there as the file has them.` }),
    rejected: z.int().meta({ description: `${ROWS} that break a rule.` }),
    rejections: z
      .array(
        z.strictObject({
          row: z.int().meta({ description: 'As a spreadsheet numbers it: the heading is row 1.' }),
          field: z.string(),
          column: z.string().optional().meta({ description: 'The heading of its column.' }),
          value: z.unknown(),
          rule: z.string(),
        }),
      )
      .meta({ description: 'In order of row; the first 500.' }),
  })
  .meta({ id: 'ImportReport' });

/** The answer is kept under its Idempotency-Key, where an item has its limit of 400 kB. */
const MOST_LISTED = 500;

export function importReportOnWire(
  { rejections, ...counts }: ImportReport,
  fields: ImportFields,
  columns: Readonly<Record<string, string>>,
): Wire<typeof ImportReportSchema> {
  const listed = rejections.slice(0, MOST_LISTED).map(({ row, field: pointer, value, rule }) => {
    const field = fieldAt(pointer, fields);
    const column = columns[field];
    return { row, field, ...(column !== undefined && { column }), value, rule };
  });
  return { ...counts, rejections: listed };
}

/** What a row of each kind must come to. */
export const CarerRowSchema = CarerRequestSchema.required({ id: true });
export const ShiftRowSchema = ShiftRequestSchema.required({ id: true });
export const PackageRowSchema = PackageRequestSchema.extend({ key: z.string().max(100) });
