import { type Caller, mustOwn } from '../caller.ts';
import { NotFound, VersionConflict } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';
import { dayWrites } from '../repair/changed-days.ts';
import { daysOfAbsence } from './days-of-absence.ts';
import type { AbsorbedAbsence } from './record-absence.ts';

/**
 * Takes back an absence that was recorded in error: the carer works the shifts again, and visits of live days that
 * nobody had are tried again. What others took over meanwhile stays with them; the night may give it back.
 * @throws NotFound (another provider's, unknown absence), VersionConflict.
 */
export async function withdrawAbsence(
  ports: Ports,
  caller: Caller,
  { providerId, id, expected }: { readonly providerId: string; readonly id: string; readonly expected: number },
): Promise<AbsorbedAbsence> {
  mustOwn(caller, providerId);
  const absence = (await ports.store.absencesOf(providerId)).find((one) => one.id === id);
  if (absence === undefined) throw new NotFound('absence', id);
  const { carerId, kind, from, to, version } = absence;
  if (version !== expected) throw new VersionConflict(`absence ${id} is version ${version}, not ${expected}`);
  const at = ports.clock.now();
  const days = await daysOfAbsence(ports, providerId, { was: absence }, at);
  const text = `Not away (${kind}) from ${from} to ${to}: the absence was withdrawn.`;
  await ports.store.commit([
    { kind: 'absence-withdrawn', value: absence, expected },
    eventWrite(ports, caller, { subject: `carer/${carerId}`, type: 'absence-withdrawn', text, data: { id } }, at),
    ...days.flatMap((day) => dayWrites(ports, caller, day, `Carer ${carerId} is not away after all.`)),
  ]);
  return { absence, days };
}
