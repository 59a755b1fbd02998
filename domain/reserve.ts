/**
 * The reserve: minutes of a provider's carers kept free for emergencies, by zone and two hours of the day (WA41: block
 * providers must respond to emergency care; a council's own team keeps it most often). Held as calls of half an hour.
 */
import type { FieldProblem } from './field-problem.ts';
import type { LocalTime } from './time.ts';

/** Starts of the bands, two hours each. */
export const BANDS = ['06:00', '08:00', '10:00', '12:00', '14:00', '16:00', '18:00', '20:00'] as const;
export const BAND_MINUTES = 120;
/** Of the calls that a reserve is held as. */
export const RESERVED_CALL_MINUTES = 30;
/** A band of one zone: twelve calls. */
export const MOST_RESERVED_IN_BAND = 12 * RESERVED_CALL_MINUTES;
/** Over all zones and bands of a day: more is not a reserve but a team of its own. */
const MOST_RESERVED_A_DAY = 1440;

export interface Reserve {
  readonly zoneId: string;
  /** Start of one of BANDS. */
  readonly from: LocalTime;
  /** A day, a multiple of RESERVED_CALL_MINUTES. */
  readonly minutes: number;
}

/** What is wrong with a provider's reserve, by field; none for a provider without one. */
export function validateReserve(reserve: readonly Reserve[], zoneIds: readonly string[]): readonly FieldProblem[] {
  const problems = reserve.flatMap((one, i) => problemsOf(one, `/reserve/${i}`, reserve.slice(0, i), zoneIds));
  const total = reserve.reduce((sum, { minutes }) => sum + minutes, 0);
  if (total > MOST_RESERVED_A_DAY) {
    const rule = `over all zones and bands at most ${MOST_RESERVED_A_DAY} minutes a day`;
    problems.push({ field: '/reserve', value: total, rule });
  }
  return problems;
}

function problemsOf(
  { zoneId, from, minutes }: Reserve,
  field: string,
  before: readonly Reserve[],
  zoneIds: readonly string[],
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!zoneIds.includes(zoneId)) problems.push({ field: `${field}/zoneId`, value: zoneId, rule: 'is a zone' });
  if (!BANDS.some((band) => band === from)) {
    problems.push({ field: `${field}/from`, value: from, rule: `starts a band: ${BANDS.join(', ')}` });
  }
  if (before.some((other) => other.zoneId === zoneId && other.from === from)) {
    problems.push({ field, value: `${zoneId} ${from}`, rule: 'names a zone and band once' });
  }
  if (minutes <= 0 || minutes % RESERVED_CALL_MINUTES !== 0 || minutes > MOST_RESERVED_IN_BAND) {
    const rule = `a multiple of ${RESERVED_CALL_MINUTES}, at most ${MOST_RESERVED_IN_BAND}`;
    problems.push({ field: `${field}/minutes`, value: minutes, rule });
  }
  return problems;
}
