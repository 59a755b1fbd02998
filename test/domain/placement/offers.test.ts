import { describe, expect, it } from 'vitest';
import { defaultClocks } from '../../../domain/clocks.ts';
import { declinedBy } from '../../../domain/placement/declined.ts';
import { offerDeadline } from '../../../domain/placement/offer-deadline.ts';
import { replay } from '../../../domain/placement/replay.ts';
import { validateContract } from '../../../domain/validate-contract.ts';
import { aLedger, aProvider, aRotation } from '../builders.ts';

const submittedAt = '2026-11-22T12:00:00.000Z';

describe('the time to answer an offer', () => {
  it('is half of what is left to place the package, and never less than half an hour', () => {
    const due = (urgency: 'emergency' | 'standard', at: string) =>
      offerDeadline({ submittedAt, urgency }, defaultClocks, at);
    expect(due('emergency', submittedAt)).toBe('2026-11-22T14:00:00.000Z');
    expect(due('standard', '2026-11-24T12:00:00.000Z')).toBe('2026-11-25T12:00:00.000Z');
    expect(due('emergency', '2026-11-22T15:50:00.000Z')).toBe('2026-11-22T16:20:00.000Z');
    expect(due('emergency', '2026-11-23T12:00:00.000Z')).toBe('2026-11-23T12:30:00.000Z');
  });
});

describe('an offer in the ledger', () => {
  const held = (...kinds: ('offer' | 'placement' | 'refusal' | 'lapse' | 'cancellation' | 'transfer' | 'handback')[]) =>
    replay(aLedger(kinds.map((kind) => ({ kind, packageId: 'p-1' })))).length;

  it('counts as had until it is refused, lapses or is withdrawn', () => {
    expect([held('offer'), held('offer', 'placement')]).toEqual([1, 1]);
    expect([held('offer', 'refusal'), held('offer', 'lapse'), held('offer', 'cancellation')]).toEqual([0, 0, 0]);
    expect(held('offer', 'placement', 'cancellation')).toBe(1);
  });

  it('to the provider that the package leaves, which comes to nothing, leaves what it had in the count', () => {
    const again = ['placement', 'transfer', 'offer'] as const;
    expect([held(...again), held(...again, 'placement')]).toEqual([1, 1]);
    expect([held(...again, 'refusal'), held(...again, 'lapse'), held(...again, 'cancellation')]).toEqual([1, 1, 1]);
    expect(held('placement', 'handback', 'offer', 'refusal')).toBe(0);
  });

  it('that was declined is not made again for the days asked, and of that package only', () => {
    const ledger = aLedger([{ kind: 'refusal', packageId: 'p-1', reasons: [{ code: 'skill', text: 'No PEG.' }] }]);
    expect(declinedBy(ledger, 'p-1', '2026-01-11', 7).get('prov-1')).toMatchObject({
      code: 'refused',
      text: 'Refused on 2026-01-05: No PEG.',
    });
    expect(declinedBy(ledger, 'p-1', '2026-01-12', 7).size).toBe(0);
    expect(declinedBy(ledger, 'p-2', '2026-01-06', 7).size).toBe(0);
  });
});

describe('a contract that obliges', () => {
  it('somebody it does not name is refused, naming the field', () => {
    const contract = { id: 'k-1', zoneId: 'z', rule: aRotation(), fallback: [], version: 1, obliged: ['prov-9'] };
    const providers = ['prov-1', 'prov-2', 'prov-9'].map((id) => aProvider({ id }));
    const known = { zoneIds: ['z'], providers };
    expect(validateContract(contract, known)).toMatchObject([{ field: '/obliged/0', value: 'prov-9' }]);
  });
});
