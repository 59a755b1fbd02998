import type { Violation } from '../check/violation.ts';
import type { PlanRound, Stop } from '../plan.ts';
import type { Problem } from '../problem.ts';

/**
 * The rounds without those of the added visits that broke a rule there, or where none is named, without those on the
 * shifts that broke one; null where no added visit has to do with any.
 */
export function withoutBreakers(
  problem: Problem,
  rounds: readonly PlanRound[],
  broken: readonly Violation[],
  added: ReadonlySet<number>,
): PlanRound[] | null {
  const breakers = new Set(broken.flatMap((violation) => breakersOf(problem, rounds, violation, added)));
  if (breakers.size === 0) return null;
  return rounds.map((round) => {
    const stops = round.stops.filter((stop) => stop.kind === 'break' || !breakers.has(stop.visit));
    return { ...round, stops: stops.some(isVisit) ? stops : stops.filter((stop) => standsAlone(problem, round, stop)) };
  });
}

function breakersOf(
  { links, shifts }: Problem,
  rounds: readonly PlanRound[],
  { visit, link, shift, carer }: Violation,
  added: ReadonlySet<number>,
): number[] {
  const linked = link === undefined ? [] : [links[link].first, links[link].second];
  const named = (visit === undefined ? linked : [visit]).filter((v) => added.has(v));
  if (named.length > 0) return named;
  return rounds.flatMap((round) =>
    round.shift === shift || shifts[round.shift].carer === carer
      ? round.stops.flatMap((stop) => (stop.kind === 'visit' && added.has(stop.visit) ? [stop.visit] : []))
      : [],
  );
}

function isVisit(stop: Stop): boolean {
  return stop.kind === 'visit';
}

function standsAlone({ shifts }: Problem, { shift }: PlanRound, stop: Stop): boolean {
  return stop.kind === 'break' && shifts[shift].breaks![stop.break].chargedWhenUnused === true;
}
