/** One way in which a stored day can be wrong, for each rule of the recount. */
import type { AuditInput, RuleName } from '../../../domain/audit.ts';
import type { Carer } from '../../../domain/carer.ts';
import type { Needs } from '../../../domain/client.ts';
import type { CarePackage, VisitPattern } from '../../../domain/package.ts';
import type { Round, Segment } from '../../../domain/round.ts';
import { anAbsence, MONDAY } from '../builders.ts';
import { aPlan, aRound, SUNDAY, visit } from './a-day.ts';

export const corruptions: Record<RuleName, (day: AuditInput) => AuditInput> = {
  'own-carers': (day) => carerChanged(day, 'ca-2', { providerId: 'prov-2' }),
  'every-visit-once': (day) => ({ ...day, plan: { ...day.plan, leftOut: [] } }),
  'left-out-reason': (day) => ({
    ...day,
    plan: { ...day.plan, leftOut: day.plan.leftOut.map((l) => ({ ...l, reasons: [] })) },
  }),
  segments: (day) =>
    segmentsChanged(day, 'ca-1', (s) => (s.kind === 'waiting' && s.from === 636 ? { ...s, from: 640 } : s)),
  window: (day) => patternChanged(day, 'p-2', { window: { from: '12:00', to: '13:00' } }),
  duration: (day) => patternChanged(day, 'p-2', { minutes: 45 }),
  skills: (day) => carerChanged(day, 'ca-1', { skills: [{ code: 'insulin', expires: SUNDAY }] }),
  gender: (day) => needsChanged(day, { gender: { carer: 'male', strength: 'required' } }),
  language: (day) => needsChanged(day, { language: { code: 'ur', strength: 'required' } }),
  barred: (day) => needsChanged(day, { barredCarers: ['ca-1'] }),
  household: (day) => carerChanged(needsChanged(day, { household: ['dog'] }), 'ca-1', { avoids: ['dog'] }),
  clearance: (day) => carerChanged(day, 'ca-2', { clearedFrom: '2026-11-24' }),
  // Lou a minute after Kay.
  'double-up': (day) => segmentsChanged(day, 'ca-2', (s) => ({ ...s, from: s.from + 1, to: s.to + 1 })),
  // Breakfast ends at 630, tea starts at 970.
  'min-gap': (day) => ({
    ...day,
    packages: day.packages.map((p) =>
      p.id === 'p-1'
        ? { ...p, patterns: p.patterns.map((q) => (q.id === 'tea' ? { ...q, minGapMinutes: 341 } : q)) }
        : p,
    ),
  }),
  // The kilometre from c-1 to c-2 takes 6 minutes; the plan says 5 and a minute more of waiting.
  'travel-time': (day) =>
    segmentsChanged(day, 'ca-1', (s) => {
      if (s.kind === 'travel' && s.from === 630) return { ...s, to: 635, minutes: 5 };
      return s.kind === 'waiting' && s.from === 636 ? { ...s, from: 635 } : s;
    }),
  'longest-leg': (day) => {
    const { travel } = day.settings;
    return {
      ...day,
      settings: { ...day.settings, travel: { ...travel, longestLegMinutes: { ...travel.longestLegMinutes, car: 3 } } },
    };
  },
  'inside-shift': (day) => ({
    ...day,
    shiftPatterns: day.shiftPatterns.map((p) => (p.carerId === 'ca-1' ? { ...p, to: '16:44' } : p)),
  }),
  absence: (day) => ({ ...day, absences: [anAbsence({ from: '2026-11-23T16:44:00Z', to: '2026-11-23T20:00:00Z' })] }),
  'one-round-at-a-time': (day) => {
    const second = { ...aRound('ca-2', [{ kind: 'waiting', from: 633, to: 640, paid: true }]), id: `ca-2/${MONDAY}/1` };
    return { ...day, plan: { ...day.plan, rounds: [...day.plan.rounds, second] } };
  },
  breaks: (day) =>
    segmentsChanged(day, 'ca-1', (s) =>
      s.kind === 'break' ? { kind: 'waiting', from: s.from, to: s.to, paid: true } : s,
    ),
  // Work until 23:01 leaves 10 h 59 min until 10:00.
  'daily-rest': (day) => ({
    ...day,
    otherDays: [aPlan([aRound('ca-1', [visit('p-0', 'bed', 'c-9', 1351, 1381)], SUNDAY)], SUNDAY)],
  }),
  'weekly-hours': (day) => carerChanged(day, 'ca-2', { maxMinutesPerWeek: 29 }),
};

function carerChanged(day: AuditInput, id: string, change: Partial<Carer>): AuditInput {
  return { ...day, carers: day.carers.map((c) => (c.id === id ? { ...c, ...change } : c)) };
}

function packageChanged(day: AuditInput, id: string, change: (p: CarePackage) => CarePackage): AuditInput {
  return { ...day, packages: day.packages.map((p) => (p.id === id ? change(p) : p)) };
}

function patternChanged(day: AuditInput, id: string, change: Partial<VisitPattern>): AuditInput {
  return packageChanged(day, id, (p) => ({ ...p, patterns: p.patterns.map((q) => ({ ...q, ...change })) }));
}

/** The needs of the client whom Kay alone visits. */
function needsChanged(day: AuditInput, change: Partial<Needs>): AuditInput {
  return packageChanged(day, 'p-2', (p) => ({
    ...p,
    client: { ...p.client, needs: { ...p.client.needs, ...change } },
  }));
}

function segmentsChanged(day: AuditInput, carerId: string, change: (s: Segment) => Segment): AuditInput {
  const changed = (round: Round) =>
    round.carerId === carerId ? { ...round, segments: round.segments.map(change) } : round;
  return { ...day, plan: { ...day.plan, rounds: day.plan.rounds.map(changed) } };
}
