/** One visit that differs from its pattern on one date: found, checked, and written into its package. */
import { asServedOn } from '../../domain/life/serving.ts';
import { visitsOn } from '../../domain/occurrences.ts';
import type { CarePackage, VisitException } from '../../domain/package.ts';
import { addDays, isLocalTime, type LocalDate } from '../../domain/time.ts';
import { type FieldProblem, InvalidInput, NotFound } from '../errors.ts';

interface Change extends VisitException {
  readonly packageId: string;
}

const LONGEST_VISIT = 720;

/** The planning date a visit belongs to: that of its calendar date, or the night of the date before. */
export function planningDateOfVisit(carePackage: CarePackage, change: Change): LocalDate {
  const { exceptions = [], ...rest } = carePackage;
  // A visit that was cancelled before can be changed again.
  const plain: CarePackage = { ...rest, exceptions: exceptions.filter((e) => !isSame(e, change)) };
  const found = [change.date, addDays(change.date, -1)].find((date) => visitOf(plain, change, date) !== undefined);
  if (found === undefined) throw new NotFound('visit', visitIdOf(change));
  return found;
}

/** @throws InvalidInput for a change that is none, or after which the visit would belong to another planning date. */
export function withException(carePackage: CarePackage, change: Change, date: LocalDate): CarePackage {
  const problems = problemsOf(change);
  if (problems.length > 0) throw new InvalidInput(problems);
  const { patternId, window, minutes, cancelled } = change;
  const exception: VisitException = {
    patternId,
    date: change.date,
    ...(window === undefined ? {} : { window }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(cancelled === undefined ? {} : { cancelled }),
  };
  const others = (carePackage.exceptions ?? []).filter((e) => !isSame(e, change));
  const changed = { ...carePackage, exceptions: [...others, exception], version: carePackage.version + 1 };
  if (cancelled !== true && visitOf(changed, change, date) === undefined) {
    throw new InvalidInput([
      { field: '/window', value: window, rule: `must stay on the planning day of ${date}, from 05:00 to 05:00` },
    ]);
  }
  return changed;
}

function problemsOf({ window, minutes, cancelled }: Change): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (window === undefined && minutes === undefined && cancelled === undefined) {
    problems.push({ field: '', value: null, rule: 'must change the window, the minutes or cancel the visit' });
  }
  if (window !== undefined && !(isLocalTime(window.from) && isLocalTime(window.to))) {
    problems.push({ field: '/window', value: window, rule: 'must be two times of day, HH:MM' });
  }
  if (minutes !== undefined && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_VISIT)) {
    problems.push({ field: '/minutes', value: minutes, rule: `must be a whole number from 1 to ${LONGEST_VISIT}` });
  }
  return problems;
}

function visitOf(carePackage: CarePackage, change: Change, date: LocalDate) {
  return visitsOn(asServedOn(carePackage, date), date).find((visit) => visit.id === visitIdOf(change));
}

function isSame(exception: VisitException, { patternId, date }: Change): boolean {
  return exception.patternId === patternId && exception.date === date;
}

function visitIdOf({ packageId, patternId, date }: Change): string {
  return `${packageId}/${patternId}/${date}`;
}
