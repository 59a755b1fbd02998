/** Bury's sentence read in every way that the contract can say: floors, refusals, and who is excused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RotationRule } from '../../../domain/contract.ts';
import type { LedgerEntry } from '../../../domain/ledger.ts';
import type { ProviderAnswer } from '../../../domain/package.ts';
import { decidedEntries } from '../../../domain/placement/decided-entries.ts';
import { orderOfAsking } from '../../../domain/placement/due-order.ts';
import { flawsOf, isCertified } from '../../../domain/placement/proof.ts';
import { replay } from '../../../domain/placement/replay.ts';
import { shareReport } from '../../../domain/placement/share-report.ts';
import { sharesOf } from '../../../domain/placement/shares.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { addDays } from '../../../domain/time.ts';
import { aLedger, aPackage, aPattern, aProvider, aRotation } from '../builders.ts';

interface Arrival {
  readonly date: string;
  readonly minutes?: number;
  /** Who has no room for it, by place in the contract's list. */
  readonly full?: readonly number[];
}

const noRoom = { code: 'capacity', text: 'No gap.', numbers: { carers: 1 } } as const;

/** Places packages one after another by the order of asking; whoever is full says so, and the next one is asked. */
function placeAll(rule: RotationRule, arrivals: readonly Arrival[]): LedgerEntry[] {
  const contract = { id: 'k-1', zoneId: 'bury-east', rule, fallback: ['in-house'], version: 1 };
  const providers = [...rule.shares.map((s) => s.providerId), 'in-house'].map((id) => aProvider({ id }));
  const ledger: LedgerEntry[] = [];
  arrivals.forEach(({ date, minutes = 210, full = [] }, i) => {
    const carePackage = aPackage({ patterns: [aPattern({ days: ['mon'], minutes })] });
    const turn = orderOfAsking({ contract, ledger, providers, date, carePackage, settings: defaultSettings });
    const isFull = (id: string) => full.some((n) => rule.shares[n]?.providerId === id);
    const taker = turn.asked.findIndex((a) => !isFull(a.providerId));
    const answers = turn.asked
      .slice(0, taker + 1)
      .map(
        ({ providerId }): ProviderAnswer =>
          isFull(providerId)
            ? { providerId, answer: 'cannot', reasons: [noRoom] }
            : { providerId, answer: 'placed', reasons: [] },
      );
    const decided = {
      zoneId: 'bury-east',
      packageId: `p-${i + 1}`,
      minutesPerWeek: minutes,
      attempt: 'submitted',
      at: `${date}T10:00:00.000Z`,
      contract,
      order: turn.order,
      answers,
    };
    ledger.push(...decidedEntries(decided, ledger.length));
  });
  return ledger;
}

const on = (date: string, count: number, full?: readonly number[]): Arrival[] =>
  Array(count).fill({ date, ...(full && { full }) });
const hadBy = (rule: RotationRule, ledger: readonly LedgerEntry[], date: string) =>
  sharesOf(rule, ledger, date).map((s) => s.had);

const P0 = '2026-01-06';
const P1 = '2026-01-20';
const stays = { turns: 'never' } as const;

describe('a share as a target', () => {
  it('makes good what one provider could not take, once it can again', () => {
    const rule = aRotation(stays);
    // Two of the first five have to go past prov-1; the next five begin with it until it has its 80% of all ten.
    const ledger = placeAll(rule, [...on(P0, 5, [0]), ...on(P0, 20)]);
    expect(hadBy(rule, ledger, P0)).toEqual([20, 5]);
  });

  it('holds what a provider had beyond its share against it in the next period, where that carries', () => {
    const rule = aRotation({ ...stays, carryShortfall: true });
    const ledger = placeAll(rule, [...on(P0, 5, [0]), ...on(P1, 5)]);
    expect(sharesOf(rule, ledger, P1).map((s) => s.carried)).toEqual([4, -4]);
    expect(hadBy(rule, ledger, P1)).toEqual([5, 0]);
  });

  it('begins each period anew where that does not carry', () => {
    const rule = aRotation(stays);
    const ledger = placeAll(rule, [...on(P0, 5, [0]), ...on(P1, 5)]);
    expect(hadBy(rule, ledger, P1)).toEqual([4, 1]);
  });
});

describe('a share as a floor', () => {
  it('is never a ceiling: what somebody had beyond it is not held against it', () => {
    const rule = aRotation({ ...stays, reading: 'floor', carryShortfall: true });
    const ledger = placeAll(rule, on(P0, 5, [0]));
    expect(sharesOf(rule, ledger, P1).map((s) => s.carried)).toEqual([4, 0]);
  });

  it('is filled first, and what nobody has a floor for goes to whoever is furthest behind', () => {
    const shares = [
      { providerId: 'prov-1', percent: 40 },
      { providerId: 'prov-2', percent: 20 },
    ];
    const rule = aRotation({ ...stays, reading: 'floor', shares });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (count) => {
        const ledger = placeAll(rule, on(P0, count));
        for (const share of sharesOf(rule, ledger, P0)) expect(share.due - share.had).toBeLessThan(1);
      }),
      { numRuns: 20, seed: 5 },
    );
  });

  it('that is missed names whose answers made it so', () => {
    const rule = aRotation({ ...stays, reading: 'floor' });
    const report = shareReport(rule, placeAll(rule, on(P0, 5, [0])), P0);
    expect(report.providers).toMatchObject([
      { providerId: 'prov-1', had: 0, due: 4, ahead: -4, state: 'short', turnedAway: 5 },
      { providerId: 'prov-2', had: 5, due: 1, ahead: 4, state: 'beyond', turnedAway: 0 },
    ]);
    expect(report.turnedAway.map((e) => [e.packageId, e.providerId, e.kind])).toEqual(
      ['p-1', 'p-2', 'p-3', 'p-4', 'p-5'].map((id) => [id, 'prov-1', 'cannot']),
    );
  });
});

describe('an answer for want of room', () => {
  it('counts against whoever gave it, or takes the package out of the split, as the contract says', () => {
    const counts = aRotation(stays);
    const excused = aRotation({ ...stays, noCapacity: 'excused' });
    const arrivals = [...on(P0, 5, [0]), ...on(P0, 5)];
    expect(hadBy(counts, placeAll(counts, arrivals), P0)).toEqual([5, 5]);
    const ledger = placeAll(excused, arrivals);
    // The first five asked prov-1 in vain and are outside; the next five are split four to one.
    expect(shareReport(excused, ledger, P0)).toMatchObject({
      excused: 5,
      providers: [
        { had: 4, due: 4, state: 'within' },
        { had: 1, due: 1, state: 'within' },
      ],
    });
  });

  it('is also a refusal for want of room; a refusal for another reason never excuses', () => {
    const rule = aRotation({ ...stays, noCapacity: 'excused' });
    const refused = (code: 'capacity' | 'skill') => {
      const asked = { packageId: 'p-1', minutesPerWeek: 210 } as const;
      const certificate = {
        contract: { id: 'k-1', version: 1 },
        order: [
          { providerId: 'prov-1', route: 'rule' },
          { providerId: 'prov-2', route: 'rule' },
        ],
        passedOver: [{ providerId: 'prov-1', code: 'refused', seq: 3 }],
      } as const;
      return aLedger([
        { ...asked, kind: 'offer' },
        { ...asked, kind: 'refusal', reasons: [{ code, text: 'Sorry.' }] },
        { ...asked, kind: 'passed-over', reasons: [{ code: 'refused', text: 'Refused: sorry.' }] },
        { ...asked, providerId: 'prov-2', certificate },
      ]);
    };
    expect(shareReport(rule, refused('capacity'), P0)).toMatchObject({ excused: 1, turnedAway: [{ kind: 'refusal' }] });
    expect(shareReport(rule, refused('skill'), P0).excused).toBe(0);
  });
});

const percents = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 5 }).map((weights) => {
  const sum = weights.reduce((a, b) => a + b, 0);
  const whole = weights.map((w) => Math.floor((w * 100) / sum));
  whole[0] = whole[0]! + 100 - whole.reduce((a, b) => a + b, 0);
  return whole;
});
const arrivals = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 24 }).map((n) => n * 30),
      gapDays: fc.integer({ min: 0, max: 3 }),
      full: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 }),
      ),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((list) => {
    let day = 0;
    return list.map(({ minutes, gapDays, full }) => {
      day += gapDays;
      return { minutes, full, date: addDays('2026-01-05', day) };
    });
  });
const readings = fc.record({
  turns: fc.constantFrom('each-period', 'never'),
  measure: fc.constantFrom('packages', 'hours'),
  reading: fc.constantFrom('target', 'floor'),
  noCapacity: fc.constantFrom('counts', 'excused'),
});

describe('whatever arrives, whoever is full and however the sentence is read', () => {
  const everyMoment = (
    check: (rule: RotationRule, ledger: readonly LedgerEntry[], date: string, n: number) => void,
  ): void =>
    fc.assert(
      fc.property(percents, arrivals, readings, (list, packages, reading) => {
        const shares = list.map((percent, i) => ({ providerId: `prov-${i + 1}`, percent }));
        const rule = aRotation({ shares, ...reading });
        const ledger = placeAll(rule, packages);
        ledger.forEach((entry, i) => {
          if (isCertified(entry)) check(rule, ledger.slice(0, i + 1), entry.at.slice(0, 10), i + 1);
        });
      }),
      { numRuns: 40, seed: 6 },
    );

  it('every provider is within one package of its due share, or entries of the period say whose answers made it other', () => {
    everyMoment((rule, ledger, date) => {
      const { providers, turnedAway, unit } = shareReport(rule, ledger, date);
      const short = providers.filter((p) => p.state === 'short');
      const beyond = providers.filter((p) => p.state === 'beyond');
      if (short.length + beyond.length === 0) return;
      expect(turnedAway.length).toBeGreaterThan(0);
      const away = turnedAway.reduce((sum, e) => sum + (rule.measure === 'packages' ? 1 : e.minutesPerWeek), 0);
      for (const { ahead } of [...short, ...beyond]) expect(Math.abs(ahead)).toBeLessThan(unit + away);
    });
  });

  it('the ledger read again gives the same state and proves every placement', () => {
    everyMoment((rule, ledger, date) => {
      const again = JSON.parse(JSON.stringify(ledger)) as LedgerEntry[];
      expect(replay(again)).toEqual(replay(ledger));
      expect(sharesOf(rule, again, date)).toEqual(sharesOf(rule, ledger, date));
      const last = again.at(-1)!;
      expect(isCertified(last) && flawsOf(again, last)).toEqual([]);
    });
  });
});
