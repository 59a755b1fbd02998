import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../../local/embedded-dynamodb.ts';
import { cancelPackage } from '../../../planning/cancel-package.ts';
import { changeVisit } from '../../../planning/change-visit.ts';
import { InvalidInput, NotAllowedNow, NotFound } from '../../../planning/errors.ts';
import { getPackage } from '../../../planning/get-package.ts';
import { endPackage } from '../../../planning/life/end-package.ts';
import { type HandBack, handBack } from '../../../planning/life/hand-back.ts';
import { sweepPackages } from '../../../planning/life/sweep-packages.ts';
import { provePlacement } from '../../../planning/prove-placement.ts';
import { replanDay } from '../../../planning/replan-day.ts';
import { startReplan } from '../../../planning/start-replan.ts';
import { workList } from '../../../planning/work-list.ts';
import { aCouncil, broker, type Council, operator, providerCaller } from '../a-council.ts';
import { aZone } from '../a-zone.ts';
import { decideQueued, placed, visitsIn } from './a-placed-package.ts';

let dynamodb: EmbeddedDynamodb;
beforeAll(async () => {
  dynamodb = await startEmbeddedDynamodb();
});
afterAll(() => dynamodb.stop());

const reason = { code: 'travel', text: 'No carer near by any more.' } as const;
const first = providerCaller('prov-1');

/** With prov-1 since Sunday; the council agrees to a notice that ends on Wednesday. */
async function handedBack(over: Partial<HandBack> = {}): Promise<{ council: Council; id: string }> {
  const council = await aCouncil(dynamodb);
  await aZone(council.ports);
  const { id, version } = await placed(council, 'c-1');
  const request = { reason, lastDate: '2026-11-25', expected: version, correlationId: 'test', ...over };
  await handBack(council.ports, broker, id, request);
  return { council, id };
}

const day = ({ ports }: Council, provider: string, date: string) => ports.store.dayPlan(provider, date);

describe('a package that is handed back', () => {
  it('is served to the end of the notice and by the next provider from the day after, with no day without care', async () => {
    const { council, id } = await handedBack();
    await decideQueued(council);
    for (let d = 23; d < 30; d++) {
      const date = `2026-11-${d}`;
      const served = [await day(council, 'prov-1', date), await day(council, 'prov-2', date)].map(visitsIn);
      expect(served).toEqual(d <= 25 ? [[`${id}/breakfast/${date}`], []] : [[], [`${id}/breakfast/${date}`]]);
    }
  });

  it('is no longer counted for its provider, which is passed over for it; the certificate says why and is proved', async () => {
    const { council, id } = await handedBack();
    await decideQueued(council);
    const ledger = await council.ports.store.ledgerOf('bury-east');
    expect(ledger.map((e) => [e.kind, e.providerId])).toEqual([
      ['placement', 'prov-1'],
      ['handback', 'prov-1'],
      ['passed-over', 'prov-1'],
      ['placement', 'prov-2'],
    ]);
    expect(ledger[2]?.reasons).toEqual([
      { code: 'handed-back', text: 'Handed it back on 2026-11-22: No carer near by any more.', about: 'prov-1' },
    ]);
    expect(await provePlacement(council.ports, broker, id)).toMatchObject({ providerId: 'prov-2', proved: true });
  });

  it('is told in sentences that a broker would use, with the name of the provider', async () => {
    const unfinished = { code: 'travel', text: 'No carer near by' } as const;
    const { council, id } = await handedBack({ reason: unfinished });
    expect((await council.ports.store.eventsOf(`package/${id}`)).at(-1)?.text).toBe(
      'Elder Tree Care handed it back: No carer near by. It serves until 2026-11-25; the next in order is asked.',
    );
  });

  it('stands on the work list until somebody has it, due before the notice ends', async () => {
    const { council, id } = await handedBack();
    const [item] = await workList(council.ports, {});
    expect(item?.carePackage.id).toBe(id);
    // Four days from Sunday noon would be Thursday noon; nobody serves it from Thursday five o'clock.
    expect(item?.clock).toMatchObject({ placeBy: '2026-11-26T05:00:00.000Z', state: 'in-time', minutesSoFar: 0 });
    await decideQueued(council);
    expect(await workList(council.ports, {})).toEqual([]);
  });

  it('before its start is due for the next provider on the day it starts, not when the notice ends', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const { id, version } = await placed(council, 'c-1', [{}], { startDate: '2026-12-21' });
    const request = { reason, lastDate: '2026-11-22', expected: version, correlationId: 'test' };
    const { carePackage } = await handBack(council.ports, broker, id, request);
    expect(carePackage.askedAnew?.from).toBe('2026-12-21');
    council.at('2026-11-25T12:00:00.000Z');
    const [item] = await workList(council.ports, {});
    expect(item?.clock).toMatchObject({ placeBy: '2026-11-26T12:00:00.000Z' });
    expect(item?.firstVisit).toMatchObject({ by: '2026-12-22T05:00:00.000Z', state: 'in-time' });
    await decideQueued(council);
    // Placed with weeks to go, nobody has to look at it.
    expect(await workList(council.ports, {})).toEqual([]);
    expect((await getPackage(council.ports, broker, id)).placement?.from).toBe('2026-12-21');
  });

  it('and called off within the notice is told to the ledger for the provider that it leaves as well', async () => {
    for (const isPlaced of [true, false]) {
      const { council, id } = await handedBack();
      if (isPlaced) await decideQueued(council);
      const { version: expected } = await getPackage(council.ports, broker, id);
      const known = (await council.ports.store.ledgerOf('bury-east')).length;
      await cancelPackage(council.ports, broker, id, { reason: 'moved away', expected });
      const told = (await council.ports.store.ledgerOf('bury-east')).slice(known);
      const holders = isPlaced ? ['prov-2', 'prov-1'] : ['prov-1'];
      expect(told).toMatchObject(holders.map((providerId) => ({ kind: 'cancellation', providerId })));
    }
  });

  it('and told an end within the notice, then one after it, is served to the notice by the provider that it leaves', async () => {
    const { council, id } = await handedBack();
    await decideQueued(council);
    const { version } = await getPackage(council.ports, broker, id);
    const known = (await council.ports.store.ledgerOf('bury-east')).length;
    for (const [n, lastDate] of ['2026-11-24', '2026-12-01', '2026-12-02'].entries()) {
      await endPackage(council.ports, broker, id, { reason: 'care-home', lastDate, expected: version + n });
    }
    const told = (await council.ports.store.ledgerOf('bury-east')).slice(known);
    expect(told.map((entry) => [entry.providerId, 'until' in entry && entry.until])).toEqual([
      ['prov-2', '2026-11-24'],
      ['prov-1', '2026-11-24'],
      ['prov-2', '2026-12-01'],
      ['prov-1', '2026-11-25'],
      ['prov-2', '2026-12-02'],
    ]);
  });

  it('keeps a gap with the next provider that no night gives away', async () => {
    const { council, id } = await handedBack();
    await decideQueued(council);
    const { id: replanId } = await startReplan(council.ports, operator, { date: '2026-11-24', correlationId: 't' });
    for (const message of council.replans.filter((m) => m.replanId === replanId)) {
      await replanDay(council.ports, message);
    }
    expect(visitsIn(await day(council, 'prov-1', '2026-11-24'))).toEqual([`${id}/breakfast/2026-11-24`]);
    expect(visitsIn(await day(council, 'prov-2', '2026-11-24'))).toEqual([]);
  });

  it('can be changed for a day by whoever serves it that day', async () => {
    const { council, id } = await handedBack();
    await decideQueued(council);
    const { version } = await getPackage(council.ports, broker, id);
    const change = { packageId: id, patternId: 'breakfast', window: { from: '10:00', to: '10:30' } };
    const early = await changeVisit(council.ports, broker, { ...change, date: '2026-11-24', expected: version });
    expect([early.holds, early.day?.plan.providerId]).toEqual([true, 'prov-1']);
    const late = await changeVisit(council.ports, broker, { ...change, date: '2026-11-27', expected: version + 1 });
    expect([late.holds, late.day?.plan.providerId]).toEqual([true, 'prov-2']);
  });

  it('is the next provider’s alone once the notice is over, and its history tells all of it', async () => {
    const { council, id } = await handedBack();
    await decideQueued(council);
    await expect(getPackage(council.ports, first, id)).resolves.toBeDefined();
    council.at('2026-11-26T04:00:00.000Z');
    expect(await sweepPackages(council.ports)).toBe(0);
    council.at('2026-11-26T06:00:00.000Z');
    expect(await sweepPackages(council.ports)).toBe(1);
    expect(await sweepPackages(council.ports)).toBe(0);
    expect(await council.ports.store.packagesOfProvider('prov-1')).toEqual([]);
    await expect(getPackage(council.ports, first, id)).rejects.toThrow(NotFound);
    expect((await council.ports.store.eventsOf(`package/${id}`)).map((e) => e.type)).toEqual([
      'package-submitted',
      'package-placed',
      'package-handed-back',
      'package-placed',
      'package-handed-over',
    ]);
  });

  it('that nobody takes before the notice ends is said to be without a provider, and stays on the work list', async () => {
    const { council, id } = await handedBack();
    council.at('2026-11-26T06:00:00.000Z');
    await sweepPackages(council.ports);
    expect((await council.ports.store.eventsOf(`package/${id}`)).at(-1)?.type).toBe('package-without-provider');
    expect((await workList(council.ports, {})).map(({ clock }) => clock.state)).toEqual(['breached']);
  });
});

describe('a hand-back', () => {
  it('by the provider keeps to its notice; the council may agree to a shorter one, but not to the past', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const { id, version } = await placed(council, 'c-1');
    const hand = (as: Parameters<typeof handBack>[1], lastDate: string) =>
      handBack(council.ports, as, id, { reason, lastDate, expected: version, correlationId: 'test' });
    await expect(hand(first, '2026-12-05')).rejects.toThrow(InvalidInput);
    await expect(hand(broker, '2026-11-21')).rejects.toThrow(InvalidInput);
    expect((await hand(first, '2026-12-06')).carePackage.outgoing?.until).toBe('2026-12-06');
  });

  it('of another provider’s package finds nothing', async () => {
    const council = await aCouncil(dynamodb);
    await aZone(council.ports);
    const { id, version } = await placed(council, 'c-1');
    const request = { reason, expected: version, correlationId: 'test' };
    await expect(handBack(council.ports, providerCaller('prov-2'), id, request)).rejects.toThrow(NotFound);
  });

  it('twice is refused: a package passes from one provider to the next at a time', async () => {
    const { council, id } = await handedBack();
    await decideQueued(council);
    const { version } = await getPackage(council.ports, broker, id);
    const again = handBack(council.ports, broker, id, { reason, expected: version, correlationId: 'test' });
    await expect(again).rejects.toThrow(NotAllowedNow);
  });
});
