/** The day under audit, indexed once for all rules. */
import type { Absence, Carer, ShiftPattern } from '../carer.ts';
import type { CarePackage } from '../package.ts';
import type { DayPlan, Round, VisitSegment } from '../round.ts';
import type { Settings } from '../settings.ts';
import { type Asked, askedOn } from './asked.ts';

export interface AuditInput {
  /** What was planned. */
  readonly plan: DayPlan;
  /** Packages that the provider holds. Only placed ones have to be served. */
  readonly packages: readonly CarePackage[];
  readonly carers: readonly Carer[];
  readonly shiftPatterns: readonly ShiftPattern[];
  readonly absences: readonly Absence[];
  /** The provider's plans of other dates: the neighbours for the daily rest, the rest of the week for its hours. */
  readonly otherDays: readonly DayPlan[];
  readonly settings: Settings;
}

export interface AuditDay extends AuditInput {
  readonly asked: ReadonlyMap<string, Asked>;
  readonly attendances: readonly PlannedAttendance[];
  readonly carerOf: ReadonlyMap<string, Carer>;
}

/** One carer at one visit. */
interface PlannedAttendance {
  readonly round: Round;
  readonly visit: VisitSegment;
  /** Undefined if the provider employs nobody of that id: see the rule own-carers. */
  readonly carer: Carer | undefined;
  /** Undefined if nobody asked for the visit: see the rule every-visit-once. */
  readonly asked: Asked | undefined;
}

export function auditDay(input: AuditInput): AuditDay {
  const asked = new Map(input.packages.flatMap((p) => askedOn(p, input.plan.date)).map((a) => [a.visitId, a]));
  const carerOf = new Map(input.carers.map((c) => [c.id, c]));
  const attendances = input.plan.rounds.flatMap((round) =>
    visitsOf(round).map((visit) => ({
      round,
      visit,
      carer: carerOf.get(round.carerId),
      asked: asked.get(visit.visitId),
    })),
  );
  return { ...input, asked, carerOf, attendances };
}

export function visitsOf(round: Round): VisitSegment[] {
  return round.segments.filter((s) => s.kind === 'visit');
}
