import type { Absence } from '../../domain/carer.ts';
import { validateAbsence } from '../../domain/validate-carer.ts';
import { type Caller, mustOwn } from '../caller.ts';
import { type Decided, decidedAgain } from '../decided-again.ts';
import { InvalidInput, NotFound, VersionConflict } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';
import type { RepairedDay } from '../repaired-day.ts';
import { daysOfAbsence } from './days-of-absence.ts';

export interface AbsorbedAbsence {
  readonly absence: Absence;
  /** The live days it touched, repaired, in order of date; empty when it touches none. */
  readonly days: readonly RepairedDay[];
}

/**
 * Records (`expected` 0) or changes an absence, and repairs at once every live day it touches with the least change;
 * absence and days are committed together. One that ends sooner than recorded gives its hours back.
 * @throws InvalidInput, NotFound (another provider's, unknown carer), VersionConflict.
 */
export async function recordAbsence(
  ports: Ports,
  caller: Caller,
  absence: Omit<Absence, 'version'>,
  expected: number,
): Promise<AbsorbedAbsence> {
  const { providerId } = absence;
  mustOwn(caller, providerId);
  const recorded: Absence = { ...absence, version: expected + 1 };
  const problems = validateAbsence(recorded);
  if (problems.length > 0) throw new InvalidInput(problems);
  return decidedAgain(ports, () => absorbed(ports, caller, recorded));
}

async function absorbed(ports: Ports, caller: Caller, recorded: Absence): Promise<Decided<AbsorbedAbsence>> {
  const { id, providerId, carerId, kind, from, to, version } = recorded;
  if ((await ports.store.carer(providerId, carerId)) === undefined) throw new NotFound('carer', carerId, '/carerId');
  const was = (await ports.store.absencesOf(providerId)).find((one) => one.id === id);
  const [stored, expected] = [was?.version ?? 0, version - 1];
  if (stored !== expected) throw new VersionConflict(`absence ${id} is version ${stored}, not ${expected}`);
  const at = ports.clock.now();
  const why = `Carer ${carerId} is away (${kind}).`;
  const { days, writes } = await daysOfAbsence(ports, caller, providerId, { was, is: recorded }, at, why);
  const text = `Away (${kind}) from ${from} to ${to}.`;
  return {
    answer: { absence: recorded, days },
    writes: [
      { kind: 'absence', value: recorded, expected },
      eventWrite(ports, caller, { subject: `carer/${carerId}`, type: 'absence-recorded', text, data: { id } }, at),
      ...writes,
    ],
  };
}
