/** A stored day's rounds as rounds of the solver, for a search or a repair to begin from. */
import type { Round } from '../domain/round.ts';
import { arrival } from '../solver/arrival.ts';
import type { PlanRound, Stop } from '../solver/plan.ts';
import type { DayProblem } from './problem/day-problem.ts';

/**
 * One round a shift of the problem, in its order. Visits that the problem no longer has, or whose carer no longer
 * works then, are dropped: they are unserved, and with them the other half of a double-up.
 * A break that was time at home (see rounds/leg.ts) comes back on the leg from home, or else on the leg home.
 */
export function fromRounds(day: DayProblem, rounds: readonly Round[]): PlanRound[] {
  const byShift = placed(day, rounds);
  const complete = attendedInFull(day, byShift);
  return day.shifts.map((_, shift) => ({
    shift,
    stops: withBreak(
      day,
      shift,
      (byShift.get(shift) ?? []).filter((s) => s.kind === 'break' || complete.has(s.visit)),
    ),
  }));
}

/** The stops of each shift that its carer can still attend; a round belongs to the carer's shift that holds it. */
function placed(day: DayProblem, rounds: readonly Round[]): Map<number, Stop[]> {
  const byShift = new Map<number, Stop[]>();
  for (const round of rounds) {
    for (const segment of round.segments) {
      if (segment.kind !== 'visit' && segment.kind !== 'break') continue;
      const shift = day.shifts.findIndex(
        (s) => s.carerId === round.carerId && s.from <= segment.from && segment.to <= s.to,
      );
      if (shift < 0) continue;
      const stop = stopOf(day, segment);
      if (stop === null) continue;
      const stops = byShift.get(shift);
      if (stops === undefined) byShift.set(shift, [stop]);
      else stops.push(stop);
    }
  }
  return byShift;
}

function stopOf(day: DayProblem, segment: Round['segments'][number]): Stop | null {
  if (segment.kind === 'break') return { kind: 'break', break: 0, start: segment.from };
  if (segment.kind !== 'visit') return null;
  const visit = day.visitOf.get(segment.visitId);
  return visit === undefined ? null : { kind: 'visit', visit, start: segment.from };
}

function attendedInFull(day: DayProblem, byShift: ReadonlyMap<number, readonly Stop[]>): ReadonlySet<number> {
  const carers = new Map<number, number>();
  for (const stops of byShift.values()) {
    for (const stop of stops) if (stop.kind === 'visit') carers.set(stop.visit, (carers.get(stop.visit) ?? 0) + 1);
  }
  return new Set([...carers].filter(([visit, n]) => n === day.problem.visits[visit]!.carers).map(([visit]) => visit));
}

/** Exactly the break the shift must hold, each start as early as its leg allows: what the solver itself would say. */
function withBreak(day: DayProblem, shift: number, stops: readonly Stop[]): Stop[] {
  const { problem } = day;
  const { breaks, from, startPlace, carer, mode } = problem.shifts[shift]!;
  const visits = stops.filter((s) => s.kind === 'visit');
  const rest = breaks?.[0];
  const first = visits[0];
  if (rest === undefined || first === undefined) return visits;
  const opens = Math.max(from, problem.carerLimits?.[carer]?.notBefore ?? from);
  const at = stops.findIndex((s) => s.kind === 'break');
  const takenAfter = at < 0 ? null : stops.slice(0, at).filter((s) => s.kind === 'visit').length;
  const atHome = Math.max(opens, rest.earliest);
  const drive = arrival(problem.travel[mode]!, problem.places, startPlace, problem.visits[first.visit]!.place, opens);
  const fitsBefore = atHome <= rest.latest && Math.max(drive + rest.duration, atHome + rest.duration) <= first.start;
  const position = takenAfter ?? (fitsBefore ? 0 : visits.length);
  const before = visits[position - 1];
  const free = before === undefined ? opens : before.start + problem.visits[before.visit]!.duration;
  const pause: Stop = { kind: 'break', break: 0, start: Math.max(free, rest.earliest) };
  return [...visits.slice(0, position), pause, ...visits.slice(position)];
}
