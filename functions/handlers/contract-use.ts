import { blockProposals } from '../../planning/block-proposals.ts';
import { purchaseUse } from '../../planning/purchase-use.ts';
import { zoneShares } from '../../planning/zone-shares.ts';
import { type App, serve } from '../http/app.ts';
import { mustBeKnown } from '../http/known-filter.ts';
import { blockProposalsOperation, purchaseUseOperation, zoneSharesOperation } from '../operations/contract-use.ts';
import type { BlockProposalSchema } from '../schemas/block-proposal.ts';
import { purchaseUseOnWire } from '../schemas/purchase-use.ts';
import { zoneSharesOnWire } from '../schemas/shares.ts';
import type { Wire } from '../schemas/wire.ts';

export function serveContractUse(app: App): void {
  serve(app, zoneSharesOperation, async (c) => {
    const { date } = c.req.valid('query');
    return c.json(zoneSharesOnWire(await zoneShares(c.var.served.ports, c.req.valid('param').id, date)), 200);
  });

  serve(app, purchaseUseOperation, async (c) => {
    const { zone, date } = c.req.valid('query');
    await mustBeKnown(c.var.served.ports, { zone });
    const filter = { ...(zone !== undefined && { zoneId: zone }), ...(date !== undefined && { date }) };
    const purchases = await purchaseUse(c.var.served.ports, filter);
    return c.json({ items: purchases.map(purchaseUseOnWire) }, 200);
  });

  serve(app, blockProposalsOperation, async (c) => {
    const { zone, date, percent } = c.req.valid('query');
    await mustBeKnown(c.var.served.ports, { zone });
    const asked = { percent, ...(zone !== undefined && { zoneId: zone }), ...(date !== undefined && { date }) };
    return c.json({ items: await blockProposals(c.var.served.ports, asked) } satisfies Proposals, 200);
  });
}

interface Proposals {
  readonly items: readonly Wire<typeof BlockProposalSchema>[];
}
