import { asOf } from '../../domain/life/due-today.ts';
import type { CarePackage } from '../../domain/package.ts';
import { nothingLeftFrom } from '../../domain/placement/left-to-serve.ts';
import { mayStartOn, restOfDay } from '../../domain/placement/same-day.ts';
import type { Reason } from '../../domain/reason.ts';
import type { Settings } from '../../domain/settings.ts';
import { planningDateOf } from '../../domain/time.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';
import type { Decision } from './decision.ts';
import { firstServed, liveDates } from './live-days.ts';
import { minuteToCome } from './start-today.ts';

/**
 * What becomes of an open package that has no visit left to serve: it is asked of nobody, so the ledger says nothing of it.
 * It has ended if its last date is over, and is unplaced until then. Null for a package that somebody could serve.
 */
export function nothingToServe(ports: Ports, before: CarePackage, attempt: string, at: string): Decision | null {
  const reason = whyNobodyIsAsked(before, ports.settings, at);
  if (reason === null) return null;
  const now = asOf(before, planningDateOf(at), at);
  const isOver = now.carePackage.status === 'ended';
  const { queued: _, ...rest } = before;
  const unplaced: CarePackage = { ...rest, status: 'unplaced', outcome: [] };
  const after = isOver ? now.carePackage : unplaced;
  const isNews = before.status !== 'unplaced' || (before.outcome ?? []).length > 0;
  const text = `Unplaced: nobody is asked. ${reason.text}`;
  const told = isNews ? [{ type: 'package-unplaced', text, data: { reasons: [reason] } }] : [];
  const carePackage = { ...after, lastAttempt: attempt, version: before.version + 1 };
  return {
    carePackage,
    writes: [
      { kind: 'package', value: carePackage, expected: before.version },
      ...(isOver ? now.steps : told).map((what) =>
        eventWrite(ports, 'placement', { subject: `package/${before.id}`, ...what }, at),
      ),
    ],
  };
}

/** What may start on the day counts what is left of it first. */
function whyNobodyIsAsked(carePackage: CarePackage, settings: Settings, at: string): Reason | null {
  const reason = nothingLeftFrom(carePackage, firstServed(carePackage, liveDates(at, settings)));
  const today = planningDateOf(at);
  if (reason === null || !mayStartOn(carePackage, settings.starts, today)) return reason;
  const earliest = minuteToCome(today, at) + settings.starts[carePackage.urgency].noticeMinutes;
  return restOfDay(carePackage, today, earliest).visits.length > 0 ? null : reason;
}
