import { createHash } from 'node:crypto';
import { importPackages } from '../../planning/imports/import-packages.ts';
import { importCarers, importShifts } from '../../planning/imports/import-workforce.ts';
import type { ReadFile } from '../../planning/imports/report.ts';
import { getProvider } from '../../planning/register/list-register.ts';
import { type App, serve } from '../http/app.ts';
import { mustBe } from '../http/authority.ts';
import { carerFields, packageFields, shiftFields } from '../imports/fields.ts';
import { readGroups, readThings } from '../imports/read-file.ts';
import { importOperation } from '../operations/imports.ts';
import { CarerRowSchema, importReportOnWire, PackageRowSchema, ShiftRowSchema } from '../schemas/import.ts';
import { parsed } from '../schemas/wire.ts';

export function serveImports(app: App): void {
  serve(app, importOperation, async (c) => {
    const { caller, correlationId, served } = c.var;
    const { ports } = served;
    const file = parsed(c.req.valid('json'));
    const { columns } = file.profile;
    if (file.kind === 'packages') {
      mustBe(caller, ['brokerage', 'operator']);
      const { things, ...rest } = parsed(readGroups(file, packageFields, PackageRowSchema));
      const keyed = things.map(({ rows, value: { key, ...request } }) => {
        return { rows, value: { key, packageId: packageIdOf(file.fileRef, key), request } };
      });
      const report = await importPackages(ports, caller, { ...rest, things: keyed }, file, correlationId);
      return c.json(importReportOnWire(report, packageFields, columns), 200);
    }
    mustBe(caller, ['provider', 'operator']);
    const { id } = await getProvider(ports, caller, file.providerId, '/providerId');
    if (file.kind === 'carers') {
      const carers = ofProvider(id, parsed(readThings(file, carerFields, CarerRowSchema)));
      const report = await importCarers(ports, caller, id, carers, file);
      return c.json(importReportOnWire(report, carerFields, columns), 200);
    }
    const shifts = ofProvider(id, parsed(readThings(file, shiftFields, ShiftRowSchema)));
    const report = await importShifts(ports, caller, id, shifts, file);
    return c.json(importReportOnWire(report, shiftFields, columns), 200);
  });
}

/** The same request of the same file has the same identifier, whoever sends it and whenever. */
function packageIdOf(fileRef: string, key: string): string {
  return `pkg_${createHash('sha256').update(`${fileRef}\n${key}`).digest('hex').slice(0, 26)}`;
}

function ofProvider<T>(providerId: string, { things, ...rest }: ReadFile<T>): ReadFile<T & { providerId: string }> {
  return { ...rest, things: things.map(({ rows, value }) => ({ rows, value: { ...value, providerId } })) };
}
