import { checkCapacity } from '../../planning/check-capacity.ts';
import { type App, serve } from '../http/app.ts';
import { checkCapacityOperation } from '../operations/capacity.ts';
import { parsed } from '../schemas/wire.ts';

export function serveCapacity(app: App): void {
  serve(app, checkCapacityOperation, async (c) => {
    const { caller, served } = c.var;
    const { passedOver, ...check } = await checkCapacity(served.ports, caller, parsed(c.req.valid('json')));
    const reasons = passedOver.map(({ providerId, reasons }) => ({ providerId, reasons }));
    return c.json({ ...check, passedOver: reasons }, 200);
  });
}
