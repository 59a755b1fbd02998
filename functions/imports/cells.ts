/** A row's cells put together to the thing that they describe, as JSON would have it; its schema judges it afterwards. */
import { isLocalDate } from '../../domain/time.ts';
import type { RowProblem } from '../../planning/imports/report.ts';
import type { CellKind, ImportFields } from './fields.ts';
import type { CellRow, Profile } from './records.ts';

export interface Described {
  readonly thing: Readonly<Record<string, unknown>>;
  readonly problems: readonly RowProblem[];
}

export function describedBy({ row, cells, misshapen }: CellRow, fields: ImportFields, profile: Profile): Described {
  if (misshapen !== undefined) return { thing: {}, problems: [{ row, field: '', value: null, rule: misshapen }] };
  const thing: Branch = {};
  const problems: RowProblem[] = [];
  for (const [field, cell] of Object.entries(cells)) {
    const { kind, at } = fields[field]!;
    const reading = readingOf(kind, cell, profile);
    if ('rule' in reading) problems.push({ row, field: `/${at.join('/')}`, value: cell, rule: reading.rule });
    else plant(thing, at, reading.value);
  }
  return { thing, problems };
}

type Reading = { readonly value: unknown } | { readonly rule: string };

function readingOf(kind: CellKind, cell: string, profile: Profile): Reading {
  const parts = () => cell.split(profile.listSeparator).map((part) => part.trim());
  switch (kind) {
    case 'text':
      return { value: cell };
    case 'number':
      return { value: numberIn(cell) };
    case 'yes-no':
      return /^(yes|no)$/i.test(cell) ? { value: cell.toLowerCase() === 'yes' } : { rule: 'must be yes or no' };
    case 'date':
      return dateIn(cell, profile);
    case 'list':
      return { value: parts().filter((part) => part !== '') };
    case 'numbers':
      return {
        value: parts()
          .filter((part) => part !== '')
          .map(numberIn),
      };
    case 'skills':
      return skillsIn(
        parts().filter((part) => part !== ''),
        profile,
      );
  }
}

/** What is no number stays as it is, for the schema to refuse. */
function numberIn(cell: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
}

/** Only the declared form is read: 03/04/2026 is a date in two countries, and two dates. */
function dateIn(cell: string, { dateFormat }: Profile): Reading {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(cell) ?? [];
  const date = dateFormat === 'YYYY-MM-DD' ? cell : `${year}-${month}-${day}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && isLocalDate(date)
    ? { value: date }
    : { rule: `must be a real date, ${dateFormat} as the profile says` };
}

function skillsIn(parts: readonly string[], profile: Profile): Reading {
  const skills: unknown[] = [];
  for (const part of parts) {
    const [code, last] = part.split('@');
    const expires = last === undefined ? undefined : dateIn(last, profile);
    if (expires !== undefined && 'rule' in expires) return expires;
    skills.push({ code, ...(expires && { expires: expires.value }) });
  }
  return { value: skills };
}

type Branch = Record<string | number, unknown>;

/** Sets a value where it belongs, making the objects and lists on the way. */
function plant(tree: Branch, at: readonly (string | number)[], value: unknown): void {
  const [step, next, ...rest] = at;
  if (step === undefined) return;
  if (next === undefined) {
    tree[step] = value;
    return;
  }
  tree[step] ??= typeof next === 'number' ? [] : {};
  plant(tree[step] as Branch, [next, ...rest], value);
}
