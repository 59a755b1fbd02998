import { firstVisitOf } from '../../planning/first-visit.ts';
import { acceptOffer } from '../../planning/offers/accept-offer.ts';
import { type App, serve } from '../http/app.ts';
import { etagOf } from '../http/version.ts';
import { acceptOfferOperation } from '../operations/offers.ts';
import { packageOnWire } from '../schemas/package.ts';

/** Beside what changes rounds, because it inserts into them. */
export function serveAcceptOffer(app: App): void {
  serve(app, acceptOfferOperation, async (c) => {
    const { caller, served } = c.var;
    const { id, offerId } = c.req.valid('param');
    const placed = await acceptOffer(served.ports, caller, id, offerId);
    const first = await firstVisitOf(served.ports, caller, placed);
    return c.json(packageOnWire(placed, caller, served.ports, first), 200, { etag: etagOf(placed.version) });
  });
}
