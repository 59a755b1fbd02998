/** One visit that differs from its pattern on one date: found, checked, and written into its package. */
import { orderOn } from '../../domain/life/service-order.ts';
import { asServedOn } from '../../domain/life/serving.ts';
import { visitsOn } from '../../domain/occurrences.ts';
import type { CarePackage, VisitException, VisitPattern } from '../../domain/package.ts';
import type { Settings } from '../../domain/settings.ts';
import { addDays, type LocalDate } from '../../domain/time.ts';
import { patternProblems } from '../../domain/validate-package/pattern.ts';
import { type OtherPackage, overlapsWithOthers, type WeeklyVisits } from '../../domain/validate-package/same-client.ts';
import { type FieldProblem, InvalidInput, NotFound } from '../errors.ts';

interface Change extends VisitException {
  readonly packageId: string;
}

/** The planning date a visit belongs to: that of its calendar date, or the night of the date before. */
export function planningDateOfVisit(carePackage: CarePackage, change: Change): LocalDate {
  const { exceptions = [], ...rest } = carePackage;
  // A visit that was cancelled before can be changed again.
  const plain: CarePackage = { ...rest, exceptions: exceptions.filter((e) => !isSame(e, change)) };
  const found = [change.date, addDays(change.date, -1)].find((date) => visitOf(plain, change, date) !== undefined);
  if (found !== undefined) return found;
  const isKnown = orderOn(carePackage, change.date).patterns.some(({ id }) => id === change.patternId);
  throw new NotFound('visit', visitIdOf(change), isKnown ? 'date' : 'patternId');
}

/**
 * The package with the visit as it is to be on that date.
 * @throws InvalidInput for a change that is none or breaks a rule of visits, after which the visit would belong to another
 * planning date, or which leaves it no time beside the package's other visits.
 */
export function withException(
  carePackage: CarePackage,
  change: Change,
  date: LocalDate,
  settings: Settings,
): CarePackage {
  const problems = problemsOf(carePackage, change, settings);
  if (problems.length > 0) throw new InvalidInput(problems);
  const { window, cancelled } = change;
  const changed = { ...carePackage, exceptions: exceptionsWith(carePackage, change), version: carePackage.version + 1 };
  if (cancelled === true) return changed;
  if (visitOf(changed, change, date) === undefined) {
    throw new InvalidInput([
      { field: '/window', value: window, rule: `must stay on the planning day of ${date}, from 05:00 to 05:00` },
    ]);
  }
  const beside = overlapsWithOthers(onItsDate(carePackage, change), [withoutVisit(carePackage, change)]);
  if (beside.length > 0) throw new InvalidInput(beside.map((problem) => ({ ...problem, ...askedBy(change) })));
  return changed;
}

/** The visit as a week of that one day, which is how visits of one client are held against each other. */
export function onItsDate(carePackage: CarePackage, change: Change): WeeklyVisits {
  return { patterns: [patternOf(carePackage, change)], startDate: change.date, endDate: change.date };
}

/** The field of a change that asks for the visit as it is to be. */
export function askedBy({ window, minutes, cancelled }: VisitException): Pick<FieldProblem, 'field' | 'value'> {
  if (window !== undefined) return { field: '/window', value: window };
  return minutes !== undefined ? { field: '/minutes', value: minutes } : { field: '/cancelled', value: cancelled };
}

function withoutVisit(carePackage: CarePackage, { patternId, date }: Change): OtherPackage {
  return { ...carePackage, exceptions: [...(carePackage.exceptions ?? []), { patternId, date, cancelled: true }] };
}

/** Its pattern as it is to be on that date. */
function patternOf(carePackage: CarePackage, { patternId, date, window, minutes }: Change): VisitPattern {
  const pattern = orderOn(carePackage, date).patterns.find(({ id }) => id === patternId)!;
  return { ...pattern, window: window ?? pattern.window, minutes: minutes ?? pattern.minutes };
}

function exceptionsWith({ exceptions = [] }: CarePackage, change: Change): readonly VisitException[] {
  const { patternId, date, window, minutes, cancelled } = change;
  const exception: VisitException = {
    patternId,
    date,
    ...(window === undefined ? {} : { window }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(cancelled === undefined ? {} : { cancelled }),
  };
  return [...exceptions.filter((e) => !isSame(e, change)), exception];
}

/**
 * What breaks a rule, of that which is changed: what stays as it was bought is not judged again. A time as tight as of a
 * critical visit may be asked for on one day ("at ten, she comes home late"); what binds rounds for good is a pattern.
 */
function problemsOf(carePackage: CarePackage, change: Change, settings: Settings): FieldProblem[] {
  const { window, minutes, cancelled } = change;
  if (window === undefined && minutes === undefined && cancelled === undefined) {
    return [{ field: '', value: null, rule: 'must change the window, the minutes or cancel the visit' }];
  }
  const onOneDay: VisitPattern = { ...patternOf(carePackage, change), criticality: { level: 'critical' } };
  return patternProblems(onOneDay, '', settings).filter(
    ({ field }) => (field === '/window' && window !== undefined) || (field === '/minutes' && minutes !== undefined),
  );
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
