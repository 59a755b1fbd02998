import { zoneCapacity } from '../../planning/capacity/zone-capacity.ts';
import { checkCapacity } from '../../planning/check-capacity.ts';
import { type App, serve } from '../http/app.ts';
import { checkCapacityOperation, zoneCapacityOperation } from '../operations/capacity.ts';
import { parsed } from '../schemas/wire.ts';

export function serveCapacity(app: App): void {
  serve(app, checkCapacityOperation, async (c) => {
    const { caller, served } = c.var;
    const { passedOver, ...check } = await checkCapacity(served.ports, caller, parsed(c.req.valid('json')));
    const reasons = passedOver.map(({ providerId, reasons }) => ({ providerId, reasons }));
    return c.json({ ...check, passedOver: reasons }, 200);
  });

  serve(app, zoneCapacityOperation, async (c) => {
    const { date, minutes: callMinutes } = c.req.valid('query');
    const { providers, ...asked } = await zoneCapacity(c.var.served.ports, c.req.valid('param').id, {
      date,
      callMinutes,
    });
    return c.json({ ...asked, providers: providers.map((each) => ({ ...each, bands: [...each.bands] })) }, 200);
  });
}
