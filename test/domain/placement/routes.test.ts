import { describe, expect, it } from 'vitest';
import type { Contract } from '../../../domain/contract.ts';
import { everybodyIn } from '../../../domain/placement/routes.ts';
import { aPurchase, aRotation } from '../builders.ts';

const contract: Contract = {
  id: 'k-1',
  zoneId: 'bury-east',
  rule: aRotation(),
  fallback: ['in-house'],
  spot: ['spot-1', 'spot-2'],
  purchases: [
    aPurchase({ id: 'general', providerId: 'block-1' }),
    aPurchase({ id: 'dementia', providerId: 'block-2', needTypes: ['dementia', 'complex'] }),
    aPurchase({ id: 'dementia-too', providerId: 'prov-2', needTypes: ['dementia'] }),
  ],
  needs: [
    { needType: 'crisis-response', ownTeams: ['crisis-team'] },
    { needType: 'first-weeks', ownTeams: ['in-house'] },
  ],
  version: 1,
};

describe('everybody whom a contract names', () => {
  it('is listed once, own teams with the needs they are there for, spot purchase last and as such', () => {
    expect(everybodyIn(contract)).toEqual([
      { providerId: 'block-1', route: 'purchase' },
      { providerId: 'block-2', route: 'purchase', needTypes: ['dementia', 'complex'] },
      { providerId: 'prov-1', route: 'rule' },
      { providerId: 'prov-2', route: 'rule' },
      { providerId: 'crisis-team', route: 'own-team', needTypes: ['crisis-response'] },
      { providerId: 'in-house', route: 'fallback' },
      { providerId: 'spot-1', route: 'spot' },
      { providerId: 'spot-2', route: 'spot' },
    ]);
  });
});
