/** Who of a provider works on a date, and whom of them a client may not be sent: the same for every package tried. */
import type { Carer, Shift } from '../../domain/carer.ts';
import type { Client } from '../../domain/client.ts';
import type { Settings } from '../../domain/settings.ts';
import { shiftsOn } from '../../domain/shifts.ts';
import { unsuitable } from '../../domain/suitability.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Workforce } from '../ports.ts';

export interface Crew {
  readonly shifts: readonly Shift[];
  /** Those with a shift. */
  readonly carers: readonly Carer[];
  /** Index in `carers`. */
  readonly carerOf: ReadonlyMap<string, number>;
  /** By carer, what the shifts add up to. */
  readonly shiftMinutes: ReadonlyMap<string, number>;
  /** Indices of the carers who must not be sent, skills left aside. */
  barredFrom(client: Client): readonly number[];
}

/** A workforce is never changed, only read anew, and a process has one break rule: what is known of one stays true. */
const crews = new WeakMap<Workforce, Map<LocalDate, Crew>>();

export function crewOn(workforce: Workforce, date: LocalDate, settings: Settings): Crew {
  const known = crews.get(workforce) ?? new Map<LocalDate, Crew>();
  crews.set(workforce, known);
  const crew = known.get(date) ?? assembled(workforce, date, settings);
  known.set(date, crew);
  return crew;
}

function assembled(workforce: Workforce, date: LocalDate, settings: Settings): Crew {
  const shifts = shiftsOn(workforce, date, settings);
  const shiftMinutes = new Map<string, number>();
  for (const { carerId, from, to } of shifts) shiftMinutes.set(carerId, (shiftMinutes.get(carerId) ?? 0) + to - from);
  const carers = workforce.carers.filter((c) => shiftMinutes.has(c.id));
  const barred = new WeakMap<Client, readonly number[]>();
  return {
    shifts,
    carers,
    carerOf: new Map(carers.map((c, i) => [c.id, i])),
    shiftMinutes,
    barredFrom(client) {
      const known = barred.get(client);
      if (known !== undefined) return known;
      const found = carers.flatMap((c, i) => (unsuitable(c, { skills: [] }, client, date) === null ? [] : [i]));
      barred.set(client, found);
      return found;
    },
  };
}
