import { listOffers } from '../../planning/offers/list-offers.ts';
import { refuseOffer } from '../../planning/offers/refuse-offer.ts';
import { type App, serve } from '../http/app.ts';
import { listOffersOperation, refuseOfferOperation } from '../operations/offers.ts';

export function serveOffers(app: App): void {
  serve(app, listOffersOperation, async (c) => {
    const items = await listOffers(c.var.served.ports, c.var.caller, c.req.valid('param').id);
    return c.json({ items }, 200);
  });

  serve(app, refuseOfferOperation, async (c) => {
    const { caller, correlationId, served } = c.var;
    const { id: providerId, offerId } = c.req.valid('param');
    await refuseOffer(served.ports, caller, { providerId, offerId, reason: c.req.valid('json'), correlationId });
    return c.json({ id: offerId, refused: true }, 200);
  });
}
