import type { Absence } from '../../domain/carer.ts';
import { addDays, type LocalDate, localDateOf } from '../../domain/time.ts';
import type { Caller } from '../caller.ts';
import type { Ports, Write } from '../ports.ts';
import { readProvider } from '../provider/provider-facts.ts';
import { changedDays, datesWithPlans, dayWrites } from '../repair/changed-days.ts';
import type { RepairedDay } from '../repaired-day.ts';

/** An absence before and after a change of it: `is` absent when it is withdrawn, `was` when it is new. */
export interface AbsenceChange {
  readonly was?: Absence | undefined;
  readonly is?: Absence | undefined;
}

export interface DaysOfAbsence {
  readonly days: readonly RepairedDay[];
  /** To be committed with them. */
  readonly writes: readonly Write[];
}

/**
 * The live days that the change of an absence touches, repaired with the least change. Where hours come back to a carer,
 * visits that nobody had are tried again. The carer may have had no visit on a day, or the day no plan, and get some from
 * a placement or the night in this moment: so the absence counts only if nothing of that came since the provider was read.
 * @param why of the repair, for its record.
 */
export async function daysOfAbsence(
  ports: Ports,
  caller: Caller,
  providerId: string,
  { was, is }: AbsenceChange,
  at: string,
  why: string,
): Promise<DaysOfAbsence> {
  const dates = datesWithPlans(ports).filter((date) => touches(was, date) || touches(is, date));
  if (dates.length === 0) return { days: [], writes: [] };
  const facts = await readProvider(ports, providerId, dates);
  const others = facts.workforce.absences.filter(({ id }) => id !== was?.id && id !== is?.id);
  const absences = is === undefined ? others : [...others, is];
  const tryLeftOut = was !== undefined;
  const known = { ...facts, workforce: { ...facts.workforce, absences } };
  const days = await changedDays(known, dates, at, { tryLeftOut });
  const asRead: Write = { kind: 'provider-as-read', value: facts.asRead };
  return { days, writes: [asRead, ...days.flatMap((day) => dayWrites(ports, caller, day, why))] };
}

/** A planning date reaches into the next morning. */
function touches(absence: Absence | undefined, date: LocalDate): boolean {
  return absence !== undefined && localDateOf(absence.from) <= addDays(date, 1) && localDateOf(absence.to) >= date;
}
