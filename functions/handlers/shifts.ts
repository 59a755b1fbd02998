import { NotFound } from '../../planning/errors.ts';
import { getProvider } from '../../planning/register/list-register.ts';
import { getWorkforce } from '../../planning/workforce/get-workforce.ts';
import { saveShiftPattern } from '../../planning/workforce/save-shift-pattern.ts';
import { type App, serve } from '../http/app.ts';
import { keyedIds } from '../http/keyed-ids.ts';
import { pageById } from '../http/paged.ts';
import { etagOf, expectedOrNew } from '../http/version.ts';
import {
  createShiftOperation,
  getShiftOperation,
  listShiftsOperation,
  saveShiftOperation,
} from '../operations/shifts.ts';
import { parsed } from '../schemas/wire.ts';

export function serveShifts(app: App): void {
  serve(app, listShiftsOperation, async (c) => {
    const { caller, served } = c.var;
    const { carer, ...paging } = c.req.valid('query');
    const { id } = await getProvider(served.ports, caller, c.req.valid('param').id);
    const { shiftPatterns } = await getWorkforce(served.ports, caller, id);
    const wanted = shiftPatterns.filter(({ carerId }) => carer === undefined || carerId === carer);
    return c.json(pageById(wanted, paging), 200);
  });

  serve(app, createShiftOperation, async (c) => {
    const { caller, served } = c.var;
    const { id: providerId } = await getProvider(served.ports, caller, c.req.valid('param').id);
    const { id = keyedIds(c, 'shift').fresh('shift'), ...fields } = parsed(c.req.valid('json'));
    const shift = await saveShiftPattern(served.ports, caller, { ...fields, id, providerId }, 0);
    const location = `/v1/providers/${providerId}/shifts/${id}`;
    return c.json(shift, 201, { location, etag: etagOf(shift.version) });
  });

  serve(app, getShiftOperation, async (c) => {
    const { id, shiftId } = c.req.valid('param');
    const { shiftPatterns } = await getWorkforce(c.var.served.ports, c.var.caller, id);
    const shift = shiftPatterns.find((pattern) => pattern.id === shiftId);
    if (shift === undefined) throw new NotFound('shift', shiftId);
    return c.json(shift, 200, { etag: etagOf(shift.version) });
  });

  serve(app, saveShiftOperation, async (c) => {
    const { caller, served } = c.var;
    const { id, shiftId } = c.req.valid('param');
    const expected = expectedOrNew(c);
    const { id: providerId } = await getProvider(served.ports, caller, id);
    const fields = parsed(c.req.valid('json'));
    const shift = await saveShiftPattern(served.ports, caller, { ...fields, id: shiftId, providerId }, expected);
    return c.json(shift, expected === 0 ? 201 : 200, { etag: etagOf(shift.version) });
  });
}
