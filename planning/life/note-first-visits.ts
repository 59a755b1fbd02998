import { firstVisitClock } from '../../domain/first-visit-clock.ts';
import type { CarePackage } from '../../domain/package.ts';
import { planningDateOf, whenInWords } from '../../domain/time.ts';
import { VersionConflict } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import { awaitsFirstVisit, withFirstVisit } from '../first-visit.ts';
import type { Ports } from '../ports.ts';

/**
 * Notes of every package whose first visit has begun when that was, as planned: its second clock stops for good, and the
 * history tells how long the client waited. Safe to run twice, and at the same moment as a change by hand.
 * @returns how many.
 */
export async function noteFirstVisits(ports: Ports): Promise<number> {
  const at = ports.clock.now();
  const today = planningDateOf(at);
  const providers = await ports.store.providers();
  const held = await Promise.all(providers.map(({ id }) => ports.store.packagesOfProvider(id)));
  const awaited = held.flat().filter((p) => awaitsFirstVisit(p, today) && p.placement!.from <= today);
  let noted = 0;
  for (const { id } of awaited) {
    const before = await ports.store.package(id);
    if (before === undefined || !awaitsFirstVisit(before, today)) continue;
    const after = await withFirstVisit(ports, before, at);
    if (after !== before && (await note(ports, before, after, at))) noted += 1;
  }
  return noted;
}

async function note(ports: Ports, before: CarePackage, after: CarePackage, at: string): Promise<boolean> {
  const visited = after.placement!.firstVisitAt!;
  const { by, minutes, state } = firstVisitClock(after, ports.settings.clocks, at, visited);
  const waited = `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  const limit = state === 'breached' ? `later than ${by}, by which it was due` : `in time, due by ${by}`;
  const text = `First visit on ${whenInWords(visited)} as planned, after ${waited}: ${limit}.`;
  const data = { at: visited, by, minutes };
  try {
    await ports.store.commit([
      { kind: 'package', value: { ...after, version: before.version + 1 }, expected: before.version },
      eventWrite(ports, 'scheduler', { subject: `package/${before.id}`, type: 'package-begun', text, data }, at),
    ]);
    return true;
  } catch (error) {
    // Changed in this moment: the next sweep looks again.
    if (error instanceof VersionConflict) return false;
    throw error;
  }
}
