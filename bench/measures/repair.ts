/**
 * What a carer's absence does to a day's rounds: within two seconds, how many visits are left out against a long solve
 * in which everybody else keeps their visits, and how many of the other visits stay as published.
 */
import { type Change, type Plan, type Problem, repair, solve, type Visit } from '../../solver/index.ts';
import { secondsOfThread } from '../../solver/stop.ts';
import { readInstance } from '../families/index.ts';
import { markdown } from '../markdown.ts';
import { provenance } from '../suite/provenance.ts';
import { meanOf } from '../suite/statistics.ts';

const REPAIR_SECONDS = 2;
/** A start within this of the published one counts as kept. */
const KEPT_WITHIN = 15 * 60;
/** Another carer is worth an hour of travel; a start beyond the quarter of an hour moves only if nothing else will do. */
const CHANGED_CARER = 3600;
const CHANGED_START = 1;
const ABSENCES = 6;

interface Absence {
  readonly carer: number;
  readonly milliseconds: number;
  /** Carer-visits left out. */
  readonly before: number;
  readonly repaired: number;
  readonly pinned: number;
  /** Share of the visits that the absent carer had no part in. */
  readonly kept: number;
}

/** @param seconds of the solve that makes the published plan, and of each solve with the rest pinned. */
export async function measureRepair(file: string, seconds: number, seed: number): Promise<string> {
  const { problem: read } = readInstance(file);
  const prices = {
    ...read.prices,
    changedCarer: CHANGED_CARER,
    changedStart: CHANGED_START,
    changedStartFree: KEPT_WITHIN,
  };
  const problem = { ...read, prices };
  const plan = await solve(read, { seed, stop: { seconds, clock: 'processor' } });
  const absences: Absence[] = [];
  for (const carer of absentCarers(problem, plan)) {
    const began = secondsOfThread('processor');
    const change: Change = { kind: 'carer-away', carer };
    const repaired = repair(problem, plan, change, { seed, stop: { seconds: REPAIR_SECONDS, clock: 'processor' } });
    const milliseconds = 1000 * (secondsOfThread('processor') - began);
    const pinned = await solve(withRestPinned(read, plan, carer), { seed, stop: { seconds, clock: 'processor' } });
    absences.push({
      carer,
      milliseconds,
      before: leftOut(problem, plan),
      repaired: leftOut(problem, repaired.plan),
      pinned: leftOut(problem, pinned),
      kept: keptShare(problem, plan, repaired.plan, carer),
    });
  }
  return table(file, seconds, absences);
}

/** Carers with the most visits first, then every other one, so that the absences hurt. */
function absentCarers(problem: Problem, plan: Plan): number[] {
  const visits = new Array<number>(problem.carers).fill(0);
  for (const { shift, stops } of plan.rounds) {
    visits[problem.shifts[shift].carer] += stops.filter(({ kind }) => kind === 'visit').length;
  }
  const busiest = [...visits.keys()].sort((a, b) => visits[b] - visits[a] || a - b);
  return Array.from({ length: ABSENCES }, (_, i) => busiest[Math.floor((i * busiest.length) / (2 * ABSENCES))]);
}

interface Attendance {
  readonly carers: readonly number[];
  readonly start: number;
}

function attendances(problem: Problem, plan: Plan): Map<number, Attendance> {
  const found = new Map<number, Attendance>();
  for (const { shift, stops } of plan.rounds) {
    for (const stop of stops) {
      if (stop.kind !== 'visit') continue;
      const others = found.get(stop.visit)?.carers ?? [];
      found.set(stop.visit, {
        carers: [...others, problem.shifts[shift].carer].sort((a, b) => a - b),
        start: stop.start,
      });
    }
  }
  return found;
}

/** The absent carer's shifts are taken out; every other visit keeps its carers, and its start to the quarter hour. */
function withRestPinned(problem: Problem, plan: Plan, absent: number): Problem {
  const before = attendances(problem, plan);
  const visits = problem.visits.map((visit, v): Visit => {
    const had = before.get(v);
    if (had === undefined || had.carers.includes(absent))
      return { ...visit, barred: [...(visit.barred ?? []), absent] };
    const windows = visit.windows.flatMap(({ from, to }) => {
      const kept = { from: Math.max(from, had.start - KEPT_WITHIN), to: Math.min(to, had.start + KEPT_WITHIN) };
      return kept.from <= kept.to ? [kept] : [];
    });
    return { ...visit, windows, pinned: { carers: had.carers } };
  });
  return { ...problem, visits };
}

function leftOut(problem: Problem, plan: Plan): number {
  return plan.unserved.reduce((sum, visit) => sum + problem.visits[visit].carers, 0);
}

function keptShare(problem: Problem, before: Plan, after: Plan, absent: number): number {
  const now = attendances(problem, after);
  const others = [...attendances(problem, before)].filter(([, { carers }]) => !carers.includes(absent));
  const kept = others.filter(([visit, { carers, start }]) => {
    const found = now.get(visit);
    if (found === undefined || Math.abs(found.start - start) > KEPT_WITHIN) return false;
    return found.carers.every((carer, i) => carer === carers[i]);
  });
  return kept.length / others.length;
}

function table(file: string, seconds: number, absences: readonly Absence[]): string {
  const { machine, commit, date } = provenance(['solver']);
  const percent = (share: number) => `${(100 * share).toFixed(2)}%`;
  const rows = absences.map(({ carer, milliseconds, before, repaired, pinned, kept }) => [
    String(carer),
    `${(milliseconds / 1000).toFixed(2)} s`,
    ...[before, repaired, pinned].map(String),
    percent(kept),
  ]);
  const mean = (of: (absence: Absence) => number) => meanOf(absences.map(of));
  const means = [
    'mean',
    `${(mean(({ milliseconds }) => milliseconds) / 1000).toFixed(2)} s`,
    ...[mean((a) => a.before), mean((a) => a.repaired), mean((a) => a.pinned)].map((value) => value.toFixed(1)),
    percent(mean(({ kept }) => kept)),
  ];
  return [
    "# Repairing a day's rounds after one carer's absence",
    '',
    `${file.split(/[\\/]/).at(-1)}, a plan of ${seconds} processor seconds; each absence by itself, repaired in ${REPAIR_SECONDS}, against a solve of ${seconds} in which`,
    'every other visit keeps its carers and its start within 15 minutes. Goal: as few left out, and 95% (then 99%) of the',
    `other visits kept as published. ${machine}, commit ${commit}, ${date}. Written by`,
    '`npm run bench -- --measure repair --instance DAY`.',
    '',
    ...markdown(
      ['absent carer', 'time', 'left out before', 'after the repair', 'after the pinned solve', 'other visits kept'],
      [...rows, means],
    ),
    '',
  ].join('\n');
}
