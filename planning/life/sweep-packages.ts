import { asOf } from '../../domain/life/due-today.ts';
import type { CarePackage } from '../../domain/package.ts';
import { planningDateOf } from '../../domain/time.ts';
import { VersionConflict } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import { everyPackageIn } from '../packages-in.ts';
import type { Ports } from '../ports.ts';
import { endEntry } from './end-entry.ts';

/**
 * Does to every package that a provider holds, and to those that nobody holds, what the calendar has made due
 * (domain/life/due-today.ts). No rounds change: those of the days in question never held such a visit. Safe to run twice,
 * and at the same moment as a change by hand.
 * @returns how many packages changed.
 */
export async function sweepPackages(ports: Ports): Promise<number> {
  const at = ports.clock.now();
  const today = planningDateOf(at);
  const providers = await ports.store.providers();
  const held = await Promise.all(providers.map(({ id }) => ports.store.packagesOfProvider(id)));
  const open = await everyPackageIn(ports, ['received', 'waiting', 'unplaced']);
  const due = [...held.flat(), ...open].filter((p) => asOf(p, today, at).steps.length > 0);
  let swept = 0;
  for (const id of new Set(due.map((p) => p.id))) {
    const carePackage = await ports.store.package(id);
    if (carePackage !== undefined && (await sweep(ports, carePackage, at))) swept += 1;
  }
  return swept;
}

async function sweep(ports: Ports, before: CarePackage, at: string): Promise<boolean> {
  const { carePackage, steps } = asOf(before, planningDateOf(at), at);
  if (steps.length === 0) return false;
  const subject = `package/${before.id}`;
  const ends = steps.some(({ type }) => type === 'package-ended');
  // One that was told its end has its entry from then.
  const isUntold = ends && before.ending === undefined;
  try {
    await ports.store.commit([
      { kind: 'package', value: { ...carePackage, version: before.version + 1 }, expected: before.version },
      ...steps.map(({ type, text }) => eventWrite(ports, 'scheduler', { subject, type, text }, at)),
      ...(isUntold ? await endEntry(ports, before, before.placement?.providerId, 'end', at) : []),
      // An offer of it is withdrawn, and counts for nobody.
      ...(ends ? await endEntry(ports, before, before.offer?.providerId, 'cancellation', at) : []),
    ]);
    return true;
  } catch (error) {
    // Changed in this moment, or another entry of the zone came first: the next sweep looks again.
    if (error instanceof VersionConflict) return false;
    throw error;
  }
}
