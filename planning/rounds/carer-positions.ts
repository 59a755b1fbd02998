import type { PlanRound } from '../../solver/plan.ts';
import type { DayProblem } from '../problem/day-problem.ts';

/**
 * Which of a visit's carers is the first and which the second. Whoever was sent before keeps the position, so that a
 * calendar entry (visit, date, position) stays the same person's as long as that person is sent.
 */
export function carerPositions(
  day: DayProblem,
  rounds: readonly PlanRound[],
): (visit: number, carerId: string) => number {
  const sent = new Map<number, string[]>();
  for (const { shift, stops } of rounds) {
    for (const stop of stops) {
      if (stop.kind !== 'visit' || day.problem.visits[stop.visit]!.carers === 1) continue;
      const { carerId } = day.shifts[shift]!;
      sent.set(stop.visit, [...(sent.get(stop.visit) ?? []), carerId]);
    }
  }
  const positions = new Map([...sent].map(([visit, carers]) => [visit, positionsOf(day, visit, carers)]));
  return (visit, carerId) => positions.get(visit)?.get(carerId) ?? 1;
}

function positionsOf(day: DayProblem, visit: number, carers: readonly string[]): ReadonlyMap<string, number> {
  const before = day.stored.get(day.visits[visit]!.visit.id) ?? [];
  const positions = new Map<string, number>();
  for (const { carerId, carerPosition } of before) {
    if (carerId !== undefined && carers.includes(carerId) && carerPosition <= carers.length)
      positions.set(carerId, carerPosition);
  }
  const taken = new Set(positions.values());
  const free = carers.map((_, i) => i + 1).filter((position) => !taken.has(position));
  for (const carerId of [...carers].sort()) if (!positions.has(carerId)) positions.set(carerId, free.shift()!);
  return positions;
}
