import type { Absence } from '../../domain/carer.ts';
import { validateAbsence } from '../../domain/validate-carer.ts';
import { type Caller, mustOwn } from '../caller.ts';
import { InvalidInput, NotFound } from '../errors.ts';
import { eventWrite } from '../event-write.ts';
import type { Ports } from '../ports.ts';
import { dayWrites } from '../repair/changed-days.ts';
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
  const { id, providerId, carerId, kind } = absence;
  mustOwn(caller, providerId);
  const recorded: Absence = { ...absence, version: expected + 1 };
  const problems = validateAbsence(recorded);
  if (problems.length > 0) throw new InvalidInput(problems);
  if ((await ports.store.carer(providerId, carerId)) === undefined) throw new NotFound('carer', carerId, '/carerId');
  const at = ports.clock.now();
  const was = expected === 0 ? undefined : (await ports.store.absencesOf(providerId)).find((one) => one.id === id);
  const days = await daysOfAbsence(ports, providerId, { was, is: recorded }, at);
  const text = `Away (${kind}) from ${recorded.from} to ${recorded.to}.`;
  await ports.store.commit([
    { kind: 'absence', value: recorded, expected },
    eventWrite(ports, caller, { subject: `carer/${carerId}`, type: 'absence-recorded', text, data: { id } }, at),
    ...days.flatMap((day) => dayWrites(ports, caller, day, `Carer ${carerId} is away (${kind}).`)),
  ]);
  return { absence: recorded, days };
}
