import { getProvider } from '../../planning/register/list-register.ts';
import { recordAbsence } from '../../planning/workforce/record-absence.ts';
import { withdrawAbsence } from '../../planning/workforce/withdraw-absence.ts';
import { type App, serve } from '../http/app.ts';
import { keyedIds } from '../http/keyed-ids.ts';
import { etagOf, expectedOrNew, expectedVersion } from '../http/version.ts';
import { createAbsenceOperation, saveAbsenceOperation, withdrawAbsenceOperation } from '../operations/absences.ts';
import { absorbedOnWire } from '../schemas/absence.ts';
import { parsed } from '../schemas/wire.ts';

export function serveAbsenceChanges(app: App): void {
  serve(app, createAbsenceOperation, async (c) => {
    const { caller, served } = c.var;
    const { id: providerId } = await getProvider(served.ports, caller, c.req.valid('param').id);
    const { id = keyedIds(c, 'absence').fresh('absence'), ...fields } = parsed(c.req.valid('json'));
    const absorbed = await recordAbsence(served.ports, caller, { ...fields, id, providerId }, 0);
    const location = `/v1/providers/${providerId}/absences/${id}`;
    return c.json(absorbedOnWire(absorbed, caller), 201, { location, etag: etagOf(absorbed.absence.version) });
  });

  serve(app, saveAbsenceOperation, async (c) => {
    const { caller, served } = c.var;
    const { id, absenceId } = c.req.valid('param');
    const expected = expectedOrNew(c);
    const { id: providerId } = await getProvider(served.ports, caller, id);
    const fields = parsed(c.req.valid('json'));
    const absorbed = await recordAbsence(served.ports, caller, { ...fields, id: absenceId, providerId }, expected);
    const headers = { etag: etagOf(absorbed.absence.version) };
    return c.json(absorbedOnWire(absorbed, caller), expected === 0 ? 201 : 200, headers);
  });

  serve(app, withdrawAbsenceOperation, async (c) => {
    const { caller, served } = c.var;
    const { id, absenceId } = c.req.valid('param');
    const { id: providerId } = await getProvider(served.ports, caller, id);
    const withdrawn = { providerId, id: absenceId, expected: expectedVersion(c) };
    return c.json(absorbedOnWire(await withdrawAbsence(served.ports, caller, withdrawn), caller), 200);
  });
}
