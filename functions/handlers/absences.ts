import { NotFound } from '../../planning/errors.ts';
import { getProvider } from '../../planning/register/list-register.ts';
import { getWorkforce } from '../../planning/workforce/get-workforce.ts';
import { type App, serve } from '../http/app.ts';
import { pageById } from '../http/paged.ts';
import { etagOf } from '../http/version.ts';
import { getAbsenceOperation, listAbsencesOperation } from '../operations/absences.ts';

export function serveAbsences(app: App): void {
  serve(app, listAbsencesOperation, async (c) => {
    const { caller, served } = c.var;
    const { carer, ...paging } = c.req.valid('query');
    const { id } = await getProvider(served.ports, caller, c.req.valid('param').id);
    const { absences } = await getWorkforce(served.ports, caller, id);
    const wanted = absences.filter(({ carerId }) => carer === undefined || carerId === carer);
    return c.json(pageById(wanted, paging), 200);
  });

  serve(app, getAbsenceOperation, async (c) => {
    const { id, absenceId } = c.req.valid('param');
    const { absences } = await getWorkforce(c.var.served.ports, c.var.caller, id);
    const absence = absences.find((one) => one.id === absenceId);
    if (absence === undefined) throw new NotFound('absence', absenceId);
    return c.json(absence, 200, { etag: etagOf(absence.version) });
  });
}
