/**
 * A council to demonstrate on: zones, providers, contracts, carers, packages and four weeks of history, all synthetic.
 * Same seed, scale and date: the same borough, byte for byte.
 */
import type { Absence, Carer, ShiftPattern } from '../../domain/carer.ts';
import type { Contract } from '../../domain/contract.ts';
import type { Attendance } from '../../domain/history.ts';
import type { PackageRequest } from '../../domain/package.ts';
import type { Provider } from '../../domain/provider.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Zone } from '../../domain/zone.ts';
import { absencesOf } from './absences.ts';
import { type Employee, employeesOf, type Ground } from './carers.ts';
import { attendancesOf } from './history.ts';
import { type Draft, draftsOf } from './packages.ts';
import { marketOf } from './providers.ts';
import { randomOf } from './random.ts';
import { type Scale, sizes } from './scale.ts';
import { holdersOf } from './split.ts';
import { type Team, teamsOf } from './teams.ts';
import { trained } from './training.ts';
import { withWishes } from './wishes.ts';
import { zonesOf } from './zones.ts';

export interface BoroughOptions {
  /** A whole number. */
  readonly seed: number;
  readonly scale: Scale;
  /** The demo's today: packages start on the day after or later, history ends on the day before. */
  readonly date: LocalDate;
}

export interface Borough {
  readonly zones: readonly Zone[];
  readonly providers: readonly Provider[];
  readonly contracts: readonly Contract[];
  readonly carers: readonly Carer[];
  readonly shiftPatterns: readonly ShiftPattern[];
  readonly absences: readonly Absence[];
  /** In the order of submission. */
  readonly packages: readonly PackageRequest[];
  /** By client reference: who holds the package if whoever is due can take it. Absent for those nobody can hold. */
  readonly holders: ReadonlyMap<string, string>;
  readonly attendances: readonly Attendance[];
}

export function borough({ seed, scale, date }: BoroughOptions): Borough {
  const size = sizes[scale];
  const zones = zonesOf(size.council);
  const ground = size.council.localities.map((locality, z): Ground => ({ locality, zone: zones[z]! }));
  const drafts = randomOf(seed, 'order of submission').shuffled(
    ground.flatMap(({ locality, zone }) => draftsOf(seed, locality, zone, size.visitsPerDay * locality.share, date)),
  );
  const market = marketOf(size, zones, date);
  const holders = holdersOf(drafts, market, date);
  const teams = staffed(teamsOf(size, drafts, holders, market), ground, drafts, seed, scale, date);
  const { packages, attendances } = told(drafts, teams, seed, date);
  const employees = teams.flatMap((t) => t.employees);
  return {
    zones,
    providers: market.providers,
    contracts: market.contracts,
    carers: employees.map((e) => e.carer),
    shiftPatterns: employees.flatMap((e) => e.shiftPatterns),
    absences: absencesOf(employees, randomOf(seed, 'absences'), date),
    packages,
    holders: new Map(
      holders.flatMap((id, i) => (id === undefined ? [] : [[drafts[i]!.request.client.ref, id] as const])),
    ),
    attendances,
  };
}

interface StaffedTeam extends Team {
  readonly employees: readonly Employee[];
}

/** Each team with its people, trained for what it holds. */
function staffed(
  teams: readonly Team[],
  ground: readonly Ground[],
  drafts: readonly Draft[],
  seed: number,
  scale: Scale,
  date: LocalDate,
): StaffedTeam[] {
  const employed = new Map<string, number>();
  return teams.map((team) => {
    const first = (employed.get(team.providerId) ?? 0) + 1;
    const own = ground.filter((g) => team.zoneIds.includes(g.zone.id));
    const random = randomOf(seed, `carers ${team.providerId} ${first}`);
    const people = employeesOf(team, own, sizes[scale].modes, first, random, date);
    employed.set(team.providerId, first - 1 + people.length);
    const held = team.holds.map((i) => drafts[i]!.request);
    return { ...team, employees: trained(people, held, date) };
  });
}

/** Packages with the carers' names that clients know, and the history behind them. */
function told(
  drafts: readonly Draft[],
  teams: readonly StaffedTeam[],
  seed: number,
  date: LocalDate,
): { packages: PackageRequest[]; attendances: Attendance[] } {
  const teamOf = new Map(teams.flatMap((team) => team.holds.map((i) => [i, team] as const)));
  const packages: PackageRequest[] = [];
  const attendances: Attendance[] = [];
  drafts.forEach(({ request, known }, i) => {
    const team = teamOf.get(i)?.employees ?? [];
    const random = randomOf(seed, `history ${request.client.ref}`);
    const own = known ? attendancesOf(request, team, random, date) : [];
    attendances.push(...own);
    packages.push(withWishes(request, own, team, random));
  });
  return { packages, attendances };
}
