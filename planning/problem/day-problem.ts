import type { Carer, Shift } from '../../domain/carer.ts';
import type { CarePackage } from '../../domain/package.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Visit } from '../../domain/visit.ts';
import type { Problem } from '../../solver/problem.ts';
import type { ProviderFacts } from '../provider/provider-facts.ts';
import type { StoredVisits } from './stored-visits.ts';

/**
 * One provider's planning day as the solver reads it, beside what each of its indices stands for.
 * Ticks are day minutes of the date; prices are travel minutes.
 */
export interface DayProblem {
  readonly date: LocalDate;
  readonly facts: ProviderFacts;
  readonly problem: Problem;
  /** By visit of the problem. */
  readonly visits: readonly AskedVisit[];
  /** By shift of the problem. */
  readonly shifts: readonly Shift[];
  /** By carer of the problem: those with a shift on the date. */
  readonly carers: readonly Carer[];
  readonly visitOf: ReadonlyMap<string, number>;
  readonly carerOf: ReadonlyMap<string, number>;
  /** Where the stored plan of the date has the visits, with the pins that can still be kept. */
  readonly stored: StoredVisits;
}

export interface AskedVisit {
  readonly visit: Visit;
  readonly carePackage: CarePackage;
  /** Nobody attends it yet: a gap is kept for it (rounds/gaps.ts). */
  readonly gap?: true;
}
