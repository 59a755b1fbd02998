import type { Plan, PlanRound } from '../plan.ts';
import type { Problem } from '../problem.ts';
import type { Attendance, Day, Drive, Facts } from './violation.ts';

/** Lays out a well-formed plan (see well-formed.ts) for the rules. Written apart from the search and from cost.ts. */
export function factsOf(problem: Problem, plan: Plan): Facts {
  const attendances: Attendance[][] = problem.visits.map(() => []);
  const days = plan.rounds.map((round) => dayOf(problem, round));
  for (const day of days) for (const visit of day.visits) attendances[visit.visit].push(visit);
  return { problem, plan, attendances, days };
}

function dayOf(problem: Problem, round: PlanRound): Day {
  const shift = problem.shifts[round.shift];
  const limit = problem.carerLimits?.[shift.carer];
  const from = limit?.notBefore === undefined || limit.notBefore < shift.from ? shift.from : limit.notBefore;
  const to = limit?.notAfter === undefined || limit.notAfter > shift.to ? shift.to : limit.notAfter;
  const visits: Attendance[] = [];
  const restsBefore: { break: number; start: number; end: number }[][] = [[]];
  for (const stop of round.stops) {
    if (stop.kind === 'break') {
      const end = stop.start + (shift.breaks?.[stop.break].duration ?? 0);
      restsBefore[visits.length].push({ break: stop.break, start: stop.start, end });
    } else {
      const visit = problem.visits[stop.visit];
      let lasts = visit.duration;
      for (const own of visit.durationByCarer ?? []) if (own.carer === shift.carer) lasts = own.duration;
      visits.push({
        shift: round.shift,
        carer: shift.carer,
        visit: stop.visit,
        start: stop.start,
        end: stop.start + lasts,
      });
      restsBefore.push([]);
    }
  }
  const breaksTaken = restsBefore.flat().map(({ break: b, start }) => ({ break: b, start }));
  if (visits.length === 0) return { shift: round.shift, from, to, visits, drives: [], breaksTaken };
  const places = [shift.startPlace, ...visits.map((v) => problem.visits[v.visit].place), shift.endPlace];
  const leaving = [from, ...visits.map((v) => v.end)];
  const drives = leaving.map((leaves, i): Drive => {
    const [origin, destination] = [places[i], places[i + 1]];
    const rests = restsBefore[i];
    const busyUntil =
      arrives(problem, shift.mode, origin, destination, leaves) + total(rests.map((r) => r.end - r.start));
    const over = rests.length > 0 ? Math.max(busyUntil, rests[rests.length - 1].end) : busyUntil;
    const nominal = problem.travel[shift.mode].bands[0].ticks[origin * problem.places + destination];
    return { origin, destination, leaves, nominal, over, busyUntil, rests };
  });
  return { shift: round.shift, from, to, visits, drives, breaksTaken };
}

/** Every departure worth trying: now, or the opening of any later band. */
function arrives(problem: Problem, mode: number, origin: number, destination: number, leaves: number): number {
  const { bands } = problem.travel[mode];
  const departures = [leaves, ...bands.map((band) => band.from).filter((from) => from > leaves)];
  const arrivals = departures.map((departure) => {
    const band = bands.findLast((candidate) => candidate.from <= departure) ?? bands[0];
    return departure + band.ticks[origin * problem.places + destination];
  });
  return Math.min(...arrivals);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + n, 0);
}
