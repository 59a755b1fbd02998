import type { Reason } from '../../domain/reason.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { RepairedDay } from '../repaired-day.ts';

/** Visits of other clients that a change would leave out on a date: how many, never whose or who would have gone. */
export interface DisplacedVisits {
  readonly date: LocalDate;
  readonly visits: number;
  readonly reasons: readonly Reason[];
}

/**
 * Of days repaired as if a package had changed, those on which others lose a visit to it; a double-up is one visit.
 * @param when what a date stands for, in words.
 */
export function displacedIn(
  days: readonly RepairedDay[],
  packageId: string,
  when: (date: LocalDate) => string,
): readonly DisplacedVisits[] {
  return days.flatMap(({ plan: { date }, affected }) => {
    const others = affected.filter((a) => a.leftOut === true && !a.visitId.startsWith(`${packageId}/`));
    const visits = new Set(others.map((a) => a.visitId)).size;
    return visits === 0 ? [] : [{ date, visits, reasons: [leftOutFor(visits, when(date))] }];
  });
}

function leftOutFor(visits: number, when: string): Reason {
  const what = visits === 1 ? '1 visit of another client' : `${visits} visits of other clients`;
  return { code: 'capacity', text: `${what} would be left out ${when}.`, numbers: { visits } };
}
