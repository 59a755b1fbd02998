import type { PinRequest } from '../pin-visit.ts';
import type { StoredVisit, StoredVisits } from '../problem/stored-visits.ts';

/**
 * The stored day's visits as if this one were already where it is pinned. What is not named of one that was left out stays
 * open: it is pinned to where it finds a place.
 */
export function withPin(stored: StoredVisits, request: PinRequest): StoredVisits {
  const { visitId, carerPosition = 1, pin } = request;
  const sent = stored.get(visitId) ?? [];
  if (sent.length === 0) return new Map([...stored, [visitId, [{ ...named(request), carerPosition, pinned: pin }]]]);
  const others = sent.filter((s) => s.carerPosition !== carerPosition && s.carerId !== request.carer);
  const own = sent.find((s) => s.carerPosition === carerPosition);
  const carerId = request.carer ?? own?.carerId;
  const start = request.start ?? own?.start ?? sent[0]?.start;
  if (carerId === undefined || start === undefined) return stored;
  const pinned: StoredVisit = { carerId, carerPosition, start, pinned: pin };
  // All carers of a visit start together, so a pinned time is the visit's and so is taking it away.
  const moved = others.map((s) => ({
    ...s,
    start,
    ...(s.pinned === undefined ? {} : { pinned: { carer: s.pinned.carer, time: pin.time } }),
  }));
  return new Map([...stored, [visitId, [...moved, pinned]]]);
}

function named({ carer, start }: PinRequest): Pick<StoredVisit, 'carerId' | 'start'> {
  return { ...(carer !== undefined && { carerId: carer }), ...(start !== undefined && { start }) };
}
