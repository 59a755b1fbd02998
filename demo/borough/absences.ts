/** Leave and sickness around the demo's date. */
import type { Absence } from '../../domain/carer.ts';
import { addDays, instantOf, type LocalDate } from '../../domain/time.ts';
import type { Employee } from './carers.ts';
import type { Random } from './random.ts';

const LEAVE_SHARE = 0.03;
const SICK_SHARE = 0.01;

export function absencesOf(employees: readonly Employee[], random: Random, date: LocalDate): Absence[] {
  return employees.flatMap(({ carer }): Absence[] => {
    const about = { id: `${carer.id}-a1`, carerId: carer.id, providerId: carer.providerId, version: 1 };
    if (random.chance(LEAVE_SHARE)) {
      const from = addDays(date, random.int(-4, 10));
      return [{ ...about, ...whole(from, random.int(3, 7)), kind: 'leave' }];
    }
    if (random.chance(SICK_SHARE)) return [{ ...about, ...whole(date, random.int(2, 4)), kind: 'sickness' }];
    return [];
  });
}

function whole(from: LocalDate, days: number): { from: string; to: string } {
  return { from: instantOf(from, 0), to: instantOf(addDays(from, days), 0) };
}
