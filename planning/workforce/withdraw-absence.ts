import { type Caller, mustOwn } from '../caller.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { NotFound, VersionConflict } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';
import { daysOfAbsence } from './days-of-absence.ts';
import type { AbsorbedAbsence } from './record-absence.ts';

export interface Withdrawal {
  readonly providerId: string;
  readonly id: string;
  /** Version of the absence that was read. */
  readonly expected: number;
}

/**
 * Takes back an absence that was recorded in error: the carer works the shifts again, and visits of live days that
 * nobody had are tried again. What others took over meanwhile stays with them; the night may give it back.
 * @throws NotFound (another provider's, unknown absence), VersionConflict.
 */
export async function withdrawAbsence(ports: Ports, caller: Caller, withdrawal: Withdrawal): Promise<AbsorbedAbsence> {
  mustOwn(caller, withdrawal.providerId);
  return decidedAgain(ports, () => withdrawn(ports, caller, withdrawal));
}

async function withdrawn(
  ports: Ports,
  caller: Caller,
  { providerId, id, expected }: Withdrawal,
): Promise<Decided<AbsorbedAbsence>> {
  const absence = (await ports.store.absencesOf(providerId)).find((one) => one.id === id);
  if (absence === undefined) throw new NotFound('absence', id);
  const { carerId, kind, from, to, version } = absence;
  if (version !== expected) throw new VersionConflict(`absence ${id} is version ${version}, not ${expected}`);
  const at = ports.clock.now();
  const why = `Carer ${carerId} is not away after all.`;
  const { days, writes } = await daysOfAbsence(ports, caller, providerId, { was: absence }, at, why);
  const text = `Not away (${kind}) from ${from} to ${to}: the absence was withdrawn.`;
  return {
    answer: { absence, days },
    writes: [
      { kind: 'absence-withdrawn', value: absence, expected },
      eventWrite(ports, caller, { subject: `carer/${carerId}`, type: 'absence-withdrawn', text, data: { id } }, at),
      ...writes,
    ],
  };
}
