import * as z from 'zod';
import { IdField } from './identifier.ts';
import { ReasonSchema } from './reason.ts';
import { InstantField } from './time.ts';

const code = z.string().meta({ description: 'Stable code.', example: 'capacity' });
const seq = z
  .int()
  .meta({ description: 'The entry of the ledger that has the sentence and the figures.', example: 41 });
export const RouteField = z
  .enum(['purchase', 'rule', 'own-team', 'fallback', 'spot'])
  .meta({ description: 'By which part of the contract it is asked.', example: 'rule' });
const purchaseId = IdField.optional().meta({ description: 'The purchase whose volume the package draws on.' });

export const CertificateSchema = z
  .strictObject({
    contract: z.strictObject({ id: IdField, version: z.int() }),
    order: z
      .array(z.strictObject({ providerId: IdField, route: RouteField, purchaseId }))
      .meta({ description: 'The order of asking, up to the provider that holds the package.' }),
    passedOver: z.array(z.strictObject({ providerId: IdField, code, seq })),
  })
  .meta({
    id: 'Certificate',
    description: 'Why a package is with this provider and nobody before it in the order. Not shown to providers.',
  });

export const ProofSchema = z
  .strictObject({
    packageId: IdField,
    providerId: IdField,
    route: RouteField,
    entry: z.int().meta({ description: 'The placement in the ledger of the zone.', example: 42 }),
    at: InstantField,
    passedOver: z.array(z.strictObject({ providerId: IdField, code, seq, reasons: z.array(ReasonSchema) })),
    proved: z
      .boolean()
      .meta({ description: 'Every provider before it is passed over for a reason the ledger bears out.' }),
    flaws: z.array(z.strictObject({ rule: z.string(), text: z.string() })),
  })
  .meta({ id: 'Proof', description: 'The certificate of a placement, checked anew from the ledger.' });
