import * as z from 'zod';
import { CodeField, IdField, VersionField } from './identifier.ts';
import { PurchaseSchema } from './purchase.ts';
import { LocalDateField } from './time.ts';

const RotationRuleSchema = z
  .strictObject({
    kind: z.literal('rotation'),
    shares: z
      .array(z.strictObject({ providerId: IdField, percent: z.int().min(0).max(100) }))
      .min(1)
      .meta({
        description: 'Whole percents in the order of the first period: targets add up to 100, floors to 100 at most.',
      }),
    firstPeriodStarts: LocalDateField.meta({
      description: 'Each period begins at midnight of its first date: a package decided in that night counts in it.',
      example: '2026-11-02',
    }),
    periodDays: z.int().min(1).max(366),
    turns: z.enum(['each-period', 'each-week', 'never']).meta({
      description: 'When shares move one place along the list; each-week begins anew with each period.',
    }),
    measure: z.enum(['packages', 'hours']),
    reading: z.enum(['target', 'floor']).default('target').meta({
      description: 'floor: "no less than" its share; what a provider had beyond it is never held against it.',
    }),
    carryShortfall: z.boolean().meta({ description: 'What one period fell short is due in the next.' }),
    noCapacity: z.enum(['counts', 'excused']).default('counts').meta({
      description: 'excused: a package that one of the rotation had no room for is outside the split.',
    }),
  })
  .meta({ id: 'RotationRule' });

const TierRuleSchema = z
  .strictObject({
    kind: z.literal('tiers'),
    tiers: z.array(z.strictObject({ name: z.string().min(1).max(50), providerIds: z.array(IdField).min(1) })).min(1),
  })
  .meta({ id: 'TierRule' });

const NeedRuleSchema = z
  .union([
    z.strictObject({ needType: CodeField, classes: z.array(z.enum(['framework', 'in-house', 'voluntary'])).min(1) }),
    z.strictObject({ needType: CodeField, ownTeams: z.array(IdField).min(1) }),
  ])
  .meta({
    id: 'NeedRule',
    description: 'A type of need that goes to some classes of provider, or to own teams alone.',
  });

const fields = {
  zoneId: IdField,
  otherZoneIds: z.array(IdField).optional().meta({
    description: 'Other zones under the same contract: each has its own split, all draw on the same volumes.',
  }),
  rule: z.discriminatedUnion('kind', [RotationRuleSchema, TierRuleSchema]),
  fallback: z.array(IdField).default([]).meta({ description: "Asked after the rule's own providers, in this order." }),
  spot: z.array(IdField).optional().meta({ description: 'Bought from on the spot: asked last of all.' }),
  purchases: z.array(PurchaseSchema).max(50).optional().meta({ description: 'Hours bought by volume.' }),
  needs: z.array(NeedRuleSchema).max(50).optional().meta({
    description: 'Who a type of need may go to; one that is not listed goes to anybody the contract names.',
  }),
  acceptance: z.enum(['auto', 'offer']).optional().meta({
    description: 'auto (default): whoever is due and has room holds it at once. offer: it is asked and may refuse.',
  }),
  obliged: z
    .array(IdField)
    .optional()
    .meta({ description: 'Must take what their rounds can take, also where others are offered.' }),
};

export const ContractChangeSchema = z.strictObject(fields).meta({
  id: 'ContractChange',
  example: {
    zoneId: 'ramsbottom',
    rule: {
      kind: 'rotation',
      shares: [
        { providerId: 'prov-1', percent: 80 },
        { providerId: 'prov-2', percent: 20 },
      ],
      firstPeriodStarts: '2026-11-02',
      periodDays: 28,
      turns: 'each-period',
      measure: 'packages',
      carryShortfall: true,
    },
    fallback: ['in-house'],
  },
});

export const ContractSchema = z
  .strictObject({ id: IdField, ...fields, version: VersionField })
  .meta({ id: 'Contract', description: "Who is asked for a zone's packages, and in which order." });
