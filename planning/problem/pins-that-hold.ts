import type { Carer, Shift } from '../../domain/carer.ts';
import { unsuitable } from '../../domain/suitability.ts';
import type { LocalDate } from '../../domain/time.ts';
import { worksThen } from '../rounds/works-then.ts';
import type { AskedVisit } from './day-problem.ts';
import type { StoredVisit, StoredVisits } from './stored-visits.ts';

/** Who works on a date, and when. */
export interface AtWork {
  readonly date: LocalDate;
  readonly carers: readonly Carer[];
  readonly shifts: readonly Shift[];
}

/**
 * The stored visits without the pins that cannot be kept any more: a carer who may not be sent or does not work then, a
 * start outside of the window, more carers than are asked for. Such a pin would leave the visit to nobody, although
 * others could serve it. It goes for good: whoever wants it back pins again.
 */
export function withPinsThatHold(stored: StoredVisits, asked: readonly AskedVisit[], atWork: AtWork): StoredVisits {
  const held = new Map(stored);
  for (const one of asked) {
    const sent = stored.get(one.visit.id);
    if (sent?.some((s) => s.pinned !== undefined)) held.set(one.visit.id, pinsHeld(sent, one, atWork));
  }
  return held;
}

function pinsHeld(sent: readonly StoredVisit[], asked: AskedVisit, atWork: AtWork): readonly StoredVisit[] {
  const { window, carersRequired } = asked.visit;
  const inWindow = sent.every(({ start = window.from }) => start >= window.from && start <= window.to);
  const time = inWindow && sent.some((s) => s.pinned?.time);
  const carers = sent
    .filter((s) => s.pinned?.carer && mayAttend(s, asked, atWork, time))
    .sort((a, b) => a.carerPosition - b.carerPosition)
    .slice(0, carersRequired);
  return sent.map(({ pinned, ...one }, i) => {
    const kept = { carer: carers.includes(sent[i]!), time: time && pinned?.time === true };
    return kept.carer || kept.time ? { ...one, pinned: kept } : one;
  });
}

/** At the pinned start, or at some time in the window; travel not counted. */
function mayAttend(
  { carerId, start }: StoredVisit,
  { visit, carePackage }: AskedVisit,
  { date, carers, shifts }: AtWork,
  timePinned: boolean,
): boolean {
  if (carerId === undefined) return true;
  const carer = carers.find(({ id }) => id === carerId);
  if (carer === undefined || unsuitable(carer, visit, carePackage.client, date) !== null) return false;
  const at = timePinned && start !== undefined ? { from: start, to: start } : visit.window;
  return worksThen({ shifts }, carerId, { ...at, minutes: visit.minutes });
}
