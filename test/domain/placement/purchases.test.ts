/** Blocks, specialisms and own teams: the data of a contract decides who is asked, and the certificate shows it. */
import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../domain/contract.ts';
import type { LedgerEntry, PlacementEntry } from '../../../domain/ledger.ts';
import type { ProviderAnswer } from '../../../domain/package.ts';
import { decidedEntries } from '../../../domain/placement/decided-entries.ts';
import { type Asking, orderOfAsking } from '../../../domain/placement/due-order.ts';
import { flawsByContract, flawsOf } from '../../../domain/placement/proof.ts';
import { sharesOf } from '../../../domain/placement/shares.ts';
import { defaultSettings } from '../../../domain/settings.ts';
import { aLedger, aPackage, aProvider, aPurchase, aRotation } from '../builders.ts';

const base: Contract = {
  id: 'k-1',
  zoneId: 'bury-east',
  rule: aRotation(),
  fallback: ['in-house'],
  spot: ['spot-1'],
  version: 1,
};
const providers = [
  ...['prov-1', 'prov-2', 'block-1', 'block-2', 'spot-1'].map((id) => aProvider({ id, name: id })),
  ...['in-house', 'crisis-team'].map((id) => aProvider({ id, name: id, kind: 'in-house' })),
  aProvider({ id: 'age-well', name: 'age-well', kind: 'voluntary' }),
];

function turn(contract: Contract, { needType = 'long-term', ...change }: Partial<Asking> & { needType?: string } = {}) {
  const carePackage = aPackage({ needType });
  const asking = { contract, ledger: [], providers, date: '2026-01-06', carePackage, settings: defaultSettings };
  return orderOfAsking({ ...asking, ...change });
}
const ids = (contract: Contract, needType?: string) =>
  turn(contract, needType === undefined ? {} : { needType }).asked.map((a) => a.providerId);

describe('a block', () => {
  const general = aPurchase({ id: 'general', providerId: 'block-1' });
  const dementia = aPurchase({ id: 'dementia', providerId: 'block-2', needTypes: ['dementia'] });

  it('is asked before everybody of the rule', () => {
    const { asked } = turn({ ...base, purchases: [general] });
    expect(asked.map((a) => [a.providerId, a.route])).toEqual([
      ['block-1', 'purchase'],
      ['prov-1', 'rule'],
      ['prov-2', 'rule'],
      ['in-house', 'fallback'],
      ['spot-1', 'spot'],
    ]);
    expect(asked[0]).toMatchObject({ purchaseId: 'general', due: { numbers: { committed: 0, volume: 100_000 } } });
  });

  it('for a specialism is asked before one for all, and for its own needs alone', () => {
    const contract = { ...base, purchases: [general, dementia] };
    expect(ids(contract, 'dementia').slice(0, 3)).toEqual(['block-2', 'block-1', 'prov-1']);
    expect(ids(contract)).not.toContain('block-2');
  });

  it('of a provider of the rotation puts it first for the specialism, in turn for the rest, and is no part of its share', () => {
    const own = aPurchase({ id: 'dementia', providerId: 'prov-2', needTypes: ['dementia'] });
    const contract = { ...base, purchases: [own] };
    expect(ids(contract, 'dementia')).toEqual(['prov-2', 'prov-1', 'in-house', 'spot-1']);
    expect(ids(contract)).toEqual(['prov-1', 'prov-2', 'in-house', 'spot-1']);
    const drawn = { ...aLedger([{}])[0]!, certificate: certificateOf('prov-2', 'dementia'), providerId: 'prov-2' };
    expect(sharesOf(aRotation(), [drawn as LedgerEntry], '2026-01-06').map((s) => s.had)).toEqual([0, 0]);
  });

  it('whose volume is taken up is passed over with the figures, or asked all the same, as the contract says', () => {
    // 210 minutes a week from 7 January to 31 December 2026: 359 days.
    const full = { minutesPerYear: 10_769, yearStarts: '2026-01-01' };
    const passed = turn({ ...base, purchases: [{ ...general, volume: full }] });
    expect(passed.passedOver).toMatchObject([
      {
        providerId: 'block-1',
        reasons: [{ code: 'volume', numbers: { volume: 10_769, committed: 0, asked: 10_770 } }],
      },
    ]);
    expect(passed.order[0]).toMatchObject({ providerId: 'block-1', route: 'purchase' });
    expect(ids({ ...base, purchases: [{ ...general, volume: full, beyondVolume: 'asked' }] })[0]).toBe('block-1');
    expect(ids({ ...base, purchases: [{ ...general, volume: { ...full, minutesPerYear: 10_770 } }] })[0]).toBe(
      'block-1',
    );
  });

  it('is drawn on by the contract’s other zones as well', () => {
    const volume = { minutesPerYear: 20_000, yearStarts: '2026-01-01' };
    const contract = { ...base, otherZoneIds: ['radcliffe'], purchases: [{ ...general, volume }] };
    const there = aLedger([
      {
        zoneId: 'radcliffe',
        providerId: 'block-1',
        certificate: certificateOf('block-1', 'general'),
        from: '2026-01-06',
      },
    ]);
    expect(turn(contract).asked[0]?.providerId).toBe('block-1');
    const { passedOver } = turn(contract, { otherLedgers: [there] });
    expect(passedOver[0]?.reasons[0]).toMatchObject({ code: 'volume', numbers: { committed: 10_800 } });
  });

  it('that has not begun is passed over', () => {
    const volume = { minutesPerYear: 100_000, yearStarts: '2026-04-01' };
    const { passedOver } = turn({ ...base, purchases: [{ ...general, volume }] });
    expect(passedOver[0]?.reasons[0]?.text).toBe('The block general begins on 2026-04-01.');
  });

  it('bought in turn is asked where the contract names its provider, and holds its volume there', () => {
    const inTurn = aPurchase({ id: 'cv', kind: 'cost-and-volume', providerId: 'prov-1', asked: 'in-turn' });
    expect(turn({ ...base, purchases: [inTurn] }).asked[0]).toMatchObject({ route: 'rule', purchaseId: 'cv' });
    const used = { ...inTurn, volume: { minutesPerYear: 100, yearStarts: '2026-01-01' } };
    expect(ids({ ...base, purchases: [used] })[0]).toBe('prov-2');
  });
});

describe('the table of needs', () => {
  it('sends a need to the classes it names and nobody else', () => {
    const needs = [{ needType: 'low-level', classes: ['voluntary', 'in-house'] }] as const;
    const contract = { ...base, fallback: ['age-well', 'in-house'], needs };
    expect(ids(contract, 'low-level')).toEqual(['age-well', 'in-house']);
    expect(ids(contract, 'long-term')).toContain('prov-1');
    expect(ids({ ...contract, needs: [{ needType: 'low-level', classes: ['framework'] }] }, 'low-level')).toEqual([
      'prov-1',
      'prov-2',
      'spot-1',
    ]);
  });

  it('sends what the framework excludes to its own team alone, and gives the reason for everybody else', () => {
    const contract = { ...base, needs: [{ needType: 'crisis-response', ownTeams: ['crisis-team'] }] };
    const { asked, passedOver } = turn(contract, { needType: 'crisis-response' });
    expect(asked).toMatchObject([{ providerId: 'crisis-team', route: 'own-team' }]);
    expect(passedOver.map((p) => [p.providerId, p.reasons[0]?.code])).toEqual(
      ['prov-1', 'prov-2', 'in-house', 'spot-1'].map((id) => [id, 'need-type']),
    );
    expect(passedOver[0]?.reasons[0]?.text).toBe('crisis-response goes to its own team (crisis-team), not to prov-1.');
    expect(ids(contract)).not.toContain('crisis-team');
  });
});

function certificateOf(providerId: string, purchaseId: string): PlacementEntry['certificate'] {
  return {
    contract: { id: 'k-1', version: 1 },
    order: [{ providerId, route: 'purchase', purchaseId }],
    passedOver: [],
  };
}

describe('the certificate of a spot placement beside a block', () => {
  const contract = { ...base, purchases: [aPurchase({ id: 'general', providerId: 'block-1' })] };
  const full = { code: 'capacity', text: 'No gap.', numbers: { carers: 2 } } as const;
  const usedUp = { code: 'volume', text: 'Used up.', numbers: { volume: 10, committed: 10, asked: 5 } } as const;
  const { order } = turn(contract);
  const answers: readonly ProviderAnswer[] = [
    { providerId: 'block-1', answer: 'passed-over', reasons: [usedUp] },
    ...['prov-1', 'prov-2', 'in-house'].map(
      (providerId) => ({ providerId, answer: 'cannot', reasons: [full] }) as const,
    ),
    { providerId: 'spot-1', answer: 'placed', reasons: [] },
  ];
  const decide = (change: { order?: typeof order; answers?: typeof answers }) => {
    const decided = { zoneId: 'bury-east', packageId: 'p-1', minutesPerWeek: 210, attempt: 'submitted' };
    const ledger = decidedEntries(
      { ...decided, at: '2026-01-06T10:00:00.000Z', contract, order, answers, ...change },
      0,
    );
    const placement = ledger.at(-1) as PlacementEntry;
    return [...flawsOf(ledger, placement), ...flawsByContract(contract, placement, 'long-term')].map((f) => f.rule);
  };

  it('is proved when the block, too, has a reason', () => {
    expect(decide({})).toEqual([]);
  });

  it('is not proved when the block was left out of the order', () => {
    const rules = decide({ order: order.slice(1), answers: answers.slice(1) });
    expect(new Set(rules)).toEqual(new Set(['contract']));
  });

  it('is not proved when the block was never asked', () => {
    expect(decide({ answers: answers.slice(1) })).toEqual(['gap']);
  });

  it('is not proved when the volume is said to be used up without its figures', () => {
    const bare = { ...usedUp, numbers: { volume: 10 } };
    const silent = answers.map((a) => (a.providerId === 'block-1' ? { ...a, reasons: [bare] } : a));
    expect(decide({ answers: silent })).toEqual(['figures']);
  });

  it('cannot draw on another purchase, nor call a block a rule, nor be that of another need', () => {
    const swapped = order.map((o) => (o.providerId === 'block-1' ? { ...o, purchaseId: 'other' } : o));
    expect(decide({ order: swapped })).toEqual(['contract']);
    const renamed = order.map((o) => (o.providerId === 'block-1' ? ({ ...o, route: 'rule' } as const) : o));
    expect(decide({ order: renamed })).toEqual(['contract']);
    const withTeam = { ...contract, needs: [{ needType: 'crisis-response', ownTeams: ['crisis-team'] }] };
    const ledger = decidedEntries(
      {
        zoneId: 'bury-east',
        packageId: 'p-1',
        minutesPerWeek: 210,
        attempt: 'submitted',
        at: '2026-01-06T10:00:00.000Z',
        contract: withTeam,
        order,
        answers,
      },
      0,
    );
    const flaws = flawsByContract(withTeam, ledger.at(-1) as PlacementEntry, 'crisis-response');
    expect(flaws.map((f) => f.rule)).toContain('contract');
  });
});
