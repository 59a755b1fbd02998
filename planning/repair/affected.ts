/** What a repair did to the people of a day: the difference between the stored day and the repaired one. */
import type { DayPlan } from '../../domain/round.ts';
import type { AffectedVisit, ChangePrice } from '../repaired-day.ts';
import { travelMinutesOf } from '../rounds/travel-minutes.ts';

interface Sent {
  readonly clientRef: string;
  readonly visitId: string;
  readonly carerPosition: number;
  readonly carerId: string;
  readonly start: number;
}

/** Every place at a visit that has another carer, another start or none any more, in the order of the day. */
export function affectedVisits(before: DayPlan, after: DayPlan): AffectedVisit[] {
  const was = sentIn(before);
  const is = sentIn(after);
  const affected: AffectedVisit[] = [];
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const from = was.get(key);
    const to = is.get(key);
    if (from?.carerId === to?.carerId && from?.start === to?.start) continue;
    const { clientRef, visitId, carerPosition } = (from ?? to)!;
    const left = to === undefined ? after.leftOut.find((l) => l.visitId === visitId) : undefined;
    affected.push({
      clientRef,
      visitId,
      carerPosition,
      ...(from === undefined ? {} : { fromCarer: from.carerId, startBefore: from.start }),
      ...(to === undefined ? {} : { toCarer: to.carerId, startAfter: to.start }),
      minutesMoved: from === undefined || to === undefined ? 0 : Math.abs(to.start - from.start),
      ...(left === undefined ? {} : { leftOut: true }),
      reasons: left?.reasons ?? [],
    });
  }
  return affected.sort((a, b) => startOf(a) - startOf(b) || a.visitId.localeCompare(b.visitId));
}

export function priceOfChange(before: DayPlan, after: DayPlan, affected: readonly AffectedVisit[]): ChangePrice {
  const moved = affected.filter((a) => a.fromCarer !== undefined && a.toCarer !== undefined);
  return {
    extraTravelMinutes: travelMinutesOf(after) - travelMinutesOf(before),
    changedCarers: moved.filter((a) => a.fromCarer !== a.toCarer).length,
    changedStarts: new Set(moved.filter((a) => a.minutesMoved > 0).map((a) => a.visitId)).size,
    leftOut: new Set(affected.filter((a) => a.leftOut).map((a) => a.visitId)).size,
  };
}

function startOf({ startAfter, startBefore = 0 }: AffectedVisit): number {
  return startAfter ?? startBefore;
}

function sentIn({ rounds }: DayPlan): Map<string, Sent> {
  const sent = new Map<string, Sent>();
  for (const { carerId, segments } of rounds) {
    for (const segment of segments) {
      if (segment.kind !== 'visit') continue;
      const { clientRef, visitId, carerPosition, from: start } = segment;
      sent.set(`${visitId} ${carerPosition}`, { clientRef, visitId, carerPosition, carerId, start });
    }
  }
  return sent;
}
