import type { Absence } from '../../domain/carer.ts';
import { addDays, type LocalDate, localDateOf } from '../../domain/time.ts';
import type { Ports } from '../ports.ts';
import { readProvider } from '../provider/provider-facts.ts';
import { changedDays, datesWithPlans } from '../repair/changed-days.ts';
import type { RepairedDay } from '../repaired-day.ts';

/** An absence before and after a change of it: `is` absent when it is withdrawn, `was` when it is new. */
export interface AbsenceChange {
  readonly was?: Absence | undefined;
  readonly is?: Absence | undefined;
}

/**
 * The live days that the change of an absence touches, repaired with the least change. Where hours come back to a carer,
 * visits that nobody had are tried again.
 */
export async function daysOfAbsence(
  ports: Ports,
  providerId: string,
  { was, is }: AbsenceChange,
  at: string,
): Promise<readonly RepairedDay[]> {
  const dates = datesWithPlans(ports).filter((date) => touches(was, date) || touches(is, date));
  if (dates.length === 0) return [];
  const facts = await readProvider(ports, providerId, dates);
  const others = facts.workforce.absences.filter(({ id }) => id !== was?.id && id !== is?.id);
  const absences = is === undefined ? others : [...others, is];
  const tryLeftOut = was !== undefined;
  return changedDays({ ...facts, workforce: { ...facts.workforce, absences } }, dates, at, { tryLeftOut });
}

/** A planning date reaches into the next morning. */
function touches(absence: Absence | undefined, date: LocalDate): boolean {
  return absence !== undefined && localDateOf(absence.from) <= addDays(date, 1) && localDateOf(absence.to) >= date;
}
