import { zoneShares } from '../../planning/zone-shares.ts';
import { type App, serve } from '../http/app.ts';
import { zoneSharesOperation } from '../operations/contract-use.ts';
import { zoneSharesOnWire } from '../schemas/shares.ts';

export function serveContractUse(app: App): void {
  serve(app, zoneSharesOperation, async (c) => {
    const { date } = c.req.valid('query');
    return c.json(zoneSharesOnWire(await zoneShares(c.var.served.ports, c.req.valid('param').id, date)), 200);
  });
}
