/**
 * A provider trains and recruits for the packages it holds: for each visit of the week there are some suitable carers on
 * shift more than the visit needs. Without this a small team with a rare skill two days off would make packages
 * unplaceable by chance, and the demo's tail would say nothing.
 */
import type { Carer } from '../../domain/carer.ts';
import type { PackageRequest, VisitPattern } from '../../domain/package.ts';
import { unsuitable } from '../../domain/suitability.ts';
import { addDays, type LocalDate, wallMinutesOf } from '../../domain/time.ts';
import type { Employee } from './carers.ts';
import { spellMinutes } from './shift-kinds.ts';

/** From home to the first visit, and back. */
const WAY = 15;
const HORIZON_DAYS = 8;
const SPARE = 2;

/** The team with skills, languages and people added where the packages ask for more than there is. */
export function trained(
  employees: readonly Employee[],
  packages: readonly PackageRequest[],
  date: LocalDate,
): Employee[] {
  const team = [...employees];
  const lastDay = addDays(date, HORIZON_DAYS);
  packages.forEach((request, turn) => {
    for (const pattern of request.patterns) cover(team, request, pattern, lastDay, turn);
  });
  return team;
}

function cover(
  team: Employee[],
  request: PackageRequest,
  pattern: VisitPattern,
  lastDay: LocalDate,
  turn: number,
): void {
  // Somebody else's turn with each package: the same few would be trained for everything and have no room for it.
  const inTurn = team.map((_, i) => (i + 2 * turn) % team.length);
  const there = inTurn.filter((i) => team[i]!.carer.clearedFrom <= lastDay && worksHours(team[i]!, pattern));
  const suits = (i: number) => unsuitable(team[i]!.carer, pattern, request.client, lastDay) === null;
  const suitable = new Set(there.filter(suits));
  for (const day of pattern.days) {
    const onShift = there.filter((i) => team[i]!.days.includes(day));
    let count = onShift.filter((i) => suitable.has(i)).length;
    for (const i of onShift) {
      if (count >= pattern.carersRequired + SPARE) break;
      if (suitable.has(i)) continue;
      team[i] = { ...team[i]!, carer: suited(team[i]!.carer, request, pattern) };
      suitable.add(i);
      count++;
    }
  }
}

/** Whether some start in the window lets the carer do the whole visit in the hours of the kind of shift. */
export function worksHours({ kind }: Employee, pattern: VisitPattern): boolean {
  const earliest = afterMidnight(pattern.window.from);
  const latest = Math.max(afterMidnight(pattern.window.to), earliest);
  return spellMinutes[kind].some(
    ({ from, to }) => Math.max(from + WAY, earliest) <= Math.min(latest, to - WAY - pattern.minutes),
  );
}

/** The small hours belong to the night before. */
function afterMidnight(time: string): number {
  const minutes = wallMinutesOf(time);
  return minutes < 300 ? minutes + 1440 : minutes;
}

/** What can be taught, is; where a person's gender is asked for, somebody else has been recruited. */
function suited(carer: Carer, { client }: PackageRequest, pattern: VisitPattern): Carer {
  const { gender, language, household } = client.needs;
  const taught = pattern.skills.filter((code) => !carer.skills.some((s) => s.code === code && s.expires === undefined));
  return {
    ...carer,
    skills: [...carer.skills.filter((s) => !taught.includes(s.code)), ...taught.map((code) => ({ code }))],
    gender: gender?.strength === 'required' ? gender.carer : carer.gender,
    languages: language?.strength === 'required' ? [...new Set([...carer.languages, language.code])] : carer.languages,
    avoids: carer.avoids.filter((a) => !household.includes(a)),
  };
}
