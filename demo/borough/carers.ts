/** The people of one team: homes, modes, skills, hours. */
import type { Carer, ShiftPattern } from '../../domain/carer.ts';
import type { Mode } from '../../domain/place.ts';
import { addDays, type LocalDate, WEEKDAYS, type Weekday } from '../../domain/time.ts';
import type { Zone } from '../../domain/zone.ts';
import { moved, near, settlementOf } from './addresses.ts';
import type { Locality } from './council.ts';
import { initialsOf } from './packages.ts';
import type { Random } from './random.ts';
import { hoursOf, type ShiftKind } from './shift-kinds.ts';
import { headcountsOf } from './staffing.ts';
import type { Team } from './teams.ts';

export interface Employee {
  readonly carer: Carer;
  readonly kind: ShiftKind;
  readonly days: readonly Weekday[];
  readonly shiftPatterns: readonly ShiftPattern[];
}

export interface Ground {
  readonly locality: Locality;
  readonly zone: Zone;
}

/** Part of the carers that hold a skill before anybody is trained for the packages at hand; the first two are induction. */
const SKILLS: readonly (readonly [string, number])[] = [
  ['medication', 0.98],
  ['moving-handling', 0.98],
  ['dementia', 0.6],
  ['insulin', 0.4],
  ['catheter', 0.4],
  ['stoma', 0.35],
  ['peg-feeding', 0.3],
  ['end-of-life', 0.35],
];
const EXPIRED_SHARE = 0.02;
const EMPLOYED_SINCE = 400;

/** In a fixed order; `first` numbers them on from the provider's other teams. */
export function employeesOf(
  team: Team,
  ground: readonly Ground[],
  modes: readonly (readonly [Mode, number])[],
  first: number,
  random: Random,
  date: LocalDate,
): Employee[] {
  const employees: Employee[] = [];
  for (const [kind, people] of headcountsOf(team.work, team.floor)) {
    for (let i = 0; i < people; i++) {
      const { locality, zone } = ground[employees.length % ground.length]!;
      const id = `${team.providerId}-${String(first + employees.length).padStart(3, '0')}`;
      const mode: Mode = kind === 'night' ? 'car' : random.weighted(modes);
      const carer = carerOf(id, team.providerId, homeOf(locality, zone, mode, random), mode, kind, random, date);
      const days = daysOf(employees.length, hoursOf[kind].daysAWeek);
      employees.push({ carer, kind, days, shiftPatterns: shiftPatternsOf(carer, kind, days, date) });
    }
  }
  return employees;
}

/** Days off move on from pair to pair, so that each day has as many on shift as the next. */
function daysOf(position: number, daysAWeek: number): Weekday[] {
  const off = 7 - daysAWeek;
  const pair = Math.floor(position / 2);
  return WEEKDAYS.filter((_, d) => (d - ((pair * off) % 7) + 7) % 7 >= off);
}

function homeOf(locality: Locality, zone: Zone, mode: Mode, random: Random): Carer['home'] {
  const settlement = settlementOf(locality, random);
  const home = near(settlement, zone, random, settlement.spreadKm * (mode === 'car' ? 1.5 : 0.8));
  // One driver in four lives outside of the zone, within a quarter of an hour.
  if (mode !== 'car' || !random.chance(0.25)) return home;
  return moved(home, (random.next() - 0.5) * 7, (random.next() - 0.5) * 7);
}

function carerOf(
  id: string,
  providerId: string,
  home: Carer['home'],
  mode: Mode,
  kind: ShiftKind,
  random: Random,
  date: LocalDate,
): Carer {
  const skills = SKILLS.filter(([code, share]) => random.chance(share) && !(kind === 'night' && code === 'insulin'));
  const partTime = kind.startsWith('short');
  return {
    id,
    providerId,
    initials: initialsOf(random),
    home,
    mode,
    skills: skills.map(([code]) => ({
      code,
      expires: addDays(date, random.chance(EXPIRED_SHARE) ? -random.int(1, 60) : random.int(60, 700)),
    })),
    gender: random.chance(0.85) ? 'female' : 'male',
    languages: [
      'en',
      ...(random.chance(0.08) ? ['ur'] : []),
      ...(random.chance(0.04) ? ['pa'] : []),
      ...(random.chance(0.05) ? ['pl'] : []),
    ],
    avoids: [
      ...(random.chance(0.06) ? ['dog'] : []),
      ...(random.chance(0.04) ? ['cat'] : []),
      ...(random.chance(0.08) ? ['smoking'] : []),
    ],
    // One in fifty is still waiting for clearance.
    clearedFrom: addDays(date, random.chance(0.02) ? random.int(5, 30) : -random.int(30, EMPLOYED_SINCE)),
    maxMinutesPerWeek: partTime ? 1500 : 2880,
    version: 1,
  };
}

function shiftPatternsOf(carer: Carer, kind: ShiftKind, days: readonly Weekday[], date: LocalDate): ShiftPattern[] {
  return hoursOf[kind].spells.map((spell, n) => ({
    id: `${carer.id}-s${n + 1}`,
    carerId: carer.id,
    providerId: carer.providerId,
    days,
    ...spell,
    validFrom: addDays(date, -EMPLOYED_SINCE),
    version: 1,
  }));
}
