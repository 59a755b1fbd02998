import { getProvider } from '../../planning/register/list-register.ts';
import { getCarer, getWorkforce } from '../../planning/workforce/get-workforce.ts';
import { saveCarer } from '../../planning/workforce/save-carer.ts';
import { type App, serve } from '../http/app.ts';
import { keyedIds } from '../http/keyed-ids.ts';
import { pageById } from '../http/paged.ts';
import { etagOf, expectedOrNew } from '../http/version.ts';
import {
  createCarerOperation,
  getCarerOperation,
  listCarersOperation,
  saveCarerOperation,
} from '../operations/carers.ts';
import { parsed } from '../schemas/wire.ts';

export function serveCarers(app: App): void {
  serve(app, listCarersOperation, async (c) => {
    const { caller, served } = c.var;
    const { id } = await getProvider(served.ports, caller, c.req.valid('param').id);
    const { carers } = await getWorkforce(served.ports, caller, id);
    return c.json(pageById(carers, c.req.valid('query')), 200);
  });

  serve(app, createCarerOperation, async (c) => {
    const { caller, served } = c.var;
    const { id: providerId } = await getProvider(served.ports, caller, c.req.valid('param').id);
    const { id = keyedIds(c, 'carer').fresh('carer'), ...fields } = parsed(c.req.valid('json'));
    const carer = await saveCarer(served.ports, caller, { ...fields, id, providerId }, 0);
    const location = `/v1/providers/${providerId}/carers/${id}`;
    return c.json(carer, 201, { location, etag: etagOf(carer.version) });
  });

  serve(app, getCarerOperation, async (c) => {
    const { id, carerId } = c.req.valid('param');
    const carer = await getCarer(c.var.served.ports, c.var.caller, id, carerId);
    return c.json(carer, 200, { etag: etagOf(carer.version) });
  });

  serve(app, saveCarerOperation, async (c) => {
    const { caller, served } = c.var;
    const { id, carerId } = c.req.valid('param');
    const expected = expectedOrNew(c);
    const { id: providerId } = await getProvider(served.ports, caller, id);
    const fields = parsed(c.req.valid('json'));
    const carer = await saveCarer(served.ports, caller, { ...fields, id: carerId, providerId }, expected);
    return c.json(carer, expected === 0 ? 201 : 200, { etag: etagOf(carer.version) });
  });
}
