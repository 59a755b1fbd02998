/** A visit that nobody could take is moved, or given to somebody, by hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DayPlan } from '../../domain/round.ts';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { changeVisit } from '../../planning/change-visit.ts';
import { type PinRequest, pinVisit } from '../../planning/pin-visit.ts';
import { placePackage } from '../../planning/place-package.ts';
import type { Ports } from '../../planning/ports.ts';
import { recordAbsence } from '../../planning/workforce/record-absence.ts';
import { aCarer, aShiftPattern, MONDAY } from '../domain/builders.ts';
import { aCouncil, broker, commitAll, providerCaller } from './a-council.ts';
import { aZone, submitted } from './a-zone.ts';

const coordinator = providerCaller('prov-1');

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

/** The breakfast of a Monday, at 08:00 to 09:00, whose only carer is away until ten. */
async function aBreakfastLeftOut(): Promise<{ ports: Ports; packageId: string; visitId: string }> {
  const { ports } = await aCouncil(dynamodb);
  await aZone(ports, { 'prov-1': { carers: [{ id: 'ca-1' }] } });
  const packageId = await submitted(ports, 'c-1', [{ window: { from: '08:00', to: '09:00' } }]);
  await placePackage(ports, { packageId, attempt: 'submitted' });
  const away = { from: `${MONDAY}T06:00:00Z`, to: `${MONDAY}T10:00:00Z`, kind: 'sickness' } as const;
  await recordAbsence(ports, coordinator, { id: 'a-1', carerId: 'ca-1', providerId: 'prov-1', ...away }, 0);
  const visitId = `${packageId}/breakfast/${MONDAY}`;
  expect((await ports.store.dayPlan('prov-1', MONDAY))?.leftOut.map((l) => l.visitId)).toEqual([visitId]);
  return { ports, packageId, visitId };
}

/** Hired after the visit was left out: nothing has tried it again yet. */
async function hired(ports: Ports, id: string): Promise<void> {
  await commitAll(ports, [
    { kind: 'carer', value: aCarer({ id }), expected: 0 },
    { kind: 'shift-pattern', value: aShiftPattern({ id: `s-${id}`, carerId: id }), expected: 0 },
  ]);
}

async function pinned(
  ports: Ports,
  request: Pick<PinRequest, 'visitId' | 'pin'> & Partial<PinRequest>,
): Promise<DayPlan> {
  const { version } = (await ports.store.dayPlan('prov-1', MONDAY))!;
  const asked = { providerId: 'prov-1', date: MONDAY, expected: version, ...request };
  return (await pinVisit(ports, coordinator, asked)).plan;
}

const attended = ({ rounds }: DayPlan) =>
  rounds.flatMap(({ carerId, segments }) =>
    segments.flatMap((s) => (s.kind === 'visit' ? [{ carerId, start: s.from, pinned: s.pinned }] : [])),
  );

describe('a visit that was left out', () => {
  it('is served when it is moved to a time at which somebody works', async () => {
    const { ports, packageId } = await aBreakfastLeftOut();
    const window = { from: '11:00', to: '12:00' };
    const change = { packageId, patternId: 'breakfast', date: MONDAY, window, expected: 2 };
    const { holds, day } = await changeVisit(ports, broker, change);
    expect(holds).toBe(true);
    expect(attended(day!.plan)).toMatchObject([{ carerId: 'ca-1' }]);
  });

  it('goes to the carer who is named, with or without a start', async () => {
    const pin = { carer: true, time: false };
    for (const start of [undefined, 510]) {
      const { ports, visitId } = await aBreakfastLeftOut();
      await hired(ports, 'ca-2');
      await hired(ports, 'ca-3');
      const request = { visitId, carer: 'ca-3', pin, ...(start !== undefined && { start }) };
      expect(attended(await pinned(ports, request))).toMatchObject([
        { carerId: 'ca-3', pinned: pin, ...(start !== undefined && { start }) },
      ]);
    }
  });

  it('is fixed to a start whoever serves it', async () => {
    const { ports, visitId } = await aBreakfastLeftOut();
    await hired(ports, 'ca-2');
    const pin = { carer: false, time: true };
    expect(attended(await pinned(ports, { visitId, start: 525, pin }))).toEqual([
      { carerId: 'ca-2', start: 525, pinned: pin },
    ]);
  });

  it('is fixed where it finds a place when neither carer nor start is named', async () => {
    const { ports, visitId } = await aBreakfastLeftOut();
    await hired(ports, 'ca-2');
    const pin = { carer: true, time: true };
    expect(attended(await pinned(ports, { visitId, pin }))).toMatchObject([{ carerId: 'ca-2', pinned: pin }]);
  });

  it('stays left out when the carer who is named is away, and the refusal says so', async () => {
    const { ports, visitId } = await aBreakfastLeftOut();
    await hired(ports, 'ca-2');
    const asked = pinned(ports, { visitId, carer: 'ca-1', pin: { carer: true, time: false } });
    await expect(asked).rejects.toThrow('ca-1 is absent from 2026-11-23 06:00 to 2026-11-23 10:00.');
  });
});
