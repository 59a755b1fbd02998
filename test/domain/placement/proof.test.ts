import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../domain/contract.ts';
import type { LedgerEntry, PlacementEntry } from '../../../domain/ledger.ts';
import type { ProviderAnswer } from '../../../domain/package.ts';
import { type Decided, decidedEntries } from '../../../domain/placement/decided-entries.ts';
import { flawsByContract, flawsInForm, flawsOf, mustBeProved, routeOf } from '../../../domain/placement/proof.ts';
import { aLedger, aRotation } from '../builders.ts';

const contract: Contract = {
  id: 'k-1',
  zoneId: 'bury-east',
  rule: aRotation(),
  fallback: ['in-house'],
  spot: ['spot-1'],
  version: 1,
};
const order: Decided['order'] = [
  { providerId: 'prov-2', route: 'rule' },
  { providerId: 'prov-1', route: 'rule' },
  { providerId: 'in-house', route: 'fallback' },
  { providerId: 'spot-1', route: 'spot' },
];
const full = {
  code: 'capacity',
  text: '2 carers with no gap: 15 minutes short.',
  numbers: { carers: 2, minutesShort: 15 },
} as const;
const capped = { code: 'cap', text: 'Capped.', numbers: { most: 600, held: 580, asked: 30 } } as const;
const unskilled = { code: 'skill', text: '1 carer without the skill peg.', about: 'peg' } as const;

const answers: readonly ProviderAnswer[] = [
  { providerId: 'prov-2', answer: 'cannot', reasons: [full] },
  { providerId: 'prov-1', answer: 'passed-over', reasons: [capped] },
  { providerId: 'in-house', answer: 'cannot', reasons: [unskilled] },
  { providerId: 'spot-1', answer: 'placed', reasons: [] },
];
const earlier = aLedger([{ packageId: 'p-0', providerId: 'prov-2' }]);

function decided(change: Partial<Decided> = {}): { ledger: LedgerEntry[]; placement: PlacementEntry } {
  const decision: Decided = {
    zoneId: 'bury-east',
    packageId: 'p-1',
    minutesPerWeek: 210,
    attempt: 'submitted',
    at: '2026-01-06T10:00:00.000Z',
    contract,
    order,
    answers,
    ...change,
  };
  const ledger = [...earlier, ...decidedEntries(decision, earlier.length)];
  return { ledger, placement: ledger.at(-1) as PlacementEntry };
}

/** The ledger with one entry changed. */
function altered(seq: number, change: Partial<LedgerEntry>): LedgerEntry[] {
  return decided().ledger.map((e) => (e.seq === seq ? ({ ...e, ...change } as LedgerEntry) : e));
}

const rulesOf = (ledger: readonly LedgerEntry[]) => flawsOf(ledger, ledger.at(-1) as PlacementEntry).map((f) => f.rule);

describe('the certificate of a spot placement', () => {
  it('names everybody before it with the entry and the code, and is proved from the ledger alone', () => {
    const { ledger, placement } = decided();
    expect(routeOf(placement)).toBe('spot');
    expect(placement.certificate.passedOver).toEqual([
      { providerId: 'prov-2', code: 'capacity', seq: 2 },
      { providerId: 'prov-1', code: 'cap', seq: 3 },
      { providerId: 'in-house', code: 'skill', seq: 4 },
    ]);
    expect(flawsOf(ledger, placement)).toEqual([]);
    expect(flawsByContract(contract, placement, 'long-term')).toEqual([]);
  });

  it('is not proved when somebody before it was never asked', () => {
    const { ledger } = decided({ answers: answers.filter((a) => a.providerId !== 'in-house') });
    expect(rulesOf(ledger)).toEqual(['gap']);
  });

  it('is not proved when somebody is passed over without a reason', () => {
    const silent = answers.map((a) => (a.providerId === 'prov-1' ? { ...a, reasons: [] } : a));
    expect(rulesOf(decided({ answers: silent }).ledger)).toEqual(['reason']);
  });

  it('is not proved when the reason has no figures to it', () => {
    expect(rulesOf(altered(2, { reasons: [{ code: 'capacity', text: 'Full.' }] }))).toEqual(['figures']);
    const half = { code: 'cap', text: 'Capped.', numbers: { most: 600, asked: 30 } } as const;
    expect(rulesOf(altered(3, { reasons: [half] }))).toEqual(['figures']);
  });

  it('is not proved by another package’s answer, another attempt’s, or another provider’s', () => {
    expect(rulesOf(altered(2, { packageId: 'p-9' }))).toEqual(['entry']);
    expect(rulesOf(altered(2, { attempt: 'retry/2026-01-05' } as Partial<LedgerEntry>))).toEqual(['entry']);
    expect(rulesOf(altered(2, { providerId: 'prov-3' }))).toEqual(['entry']);
    expect(rulesOf(altered(2, { kind: 'offer' } as Partial<LedgerEntry>))).toEqual(['entry']);
  });

  it('is not proved by a refusal that nobody made', () => {
    const refused = answers.map((a) =>
      a.providerId === 'prov-2'
        ? ({ ...a, answer: 'passed-over', reasons: [{ code: 'refused', text: 'Refused: no carer near.' }] } as const)
        : a,
    );
    const { ledger } = decided({ answers: refused });
    expect(rulesOf(ledger)).toEqual(['entry']);
    const refusal = { ...ledger[0]!, kind: 'refusal', packageId: 'p-1', providerId: 'prov-2' } as LedgerEntry;
    expect(rulesOf([refusal, ...ledger.slice(1)])).toEqual([]);
  });

  it('cannot be shortened to an order that leaves the others out', () => {
    const { placement } = decided({ order: order.slice(-1), answers: answers.slice(-1) });
    expect(flawsInForm(placement)).toEqual([]);
    expect(flawsByContract(contract, placement, 'long-term').map((f) => f.rule)).toEqual(['contract']);
  });

  it('cannot call a spot purchase something else', () => {
    const disguised = order.map((o) => (o.route === 'spot' ? ({ ...o, route: 'fallback' } as const) : o));
    const { placement } = decided({ order: disguised });
    expect(flawsByContract(contract, placement, 'long-term')).toMatchObject([{ rule: 'contract' }]);
  });

  it('stops the placement with a sentence that names what is missing', () => {
    const { ledger, placement } = decided({ answers: answers.slice(1) });
    expect(() => mustBeProved(flawsOf(ledger, placement), placement)).toThrow(
      'placement of p-1 with spot-1 is not proved: prov-2 was before it in the order: 1 reason is needed, 0 given.',
    );
  });

  it('takes a rotation in whichever order the ledger made due, and a tier list only in its own', () => {
    const { placement } = decided({ order: [order[1]!, order[0]!, order[2]!, order[3]!] });
    expect(flawsByContract(contract, placement, 'long-term')).toEqual([]);
    const tiers: Contract = {
      ...contract,
      rule: { kind: 'tiers', tiers: [{ name: 'lead', providerIds: ['prov-2', 'prov-1'] }] },
    };
    expect(flawsByContract(tiers, placement, 'long-term')).toHaveLength(2);
  });
});
