import { NotFound } from '../../planning/errors.ts';
import { getProvider, listContracts, listProviders, listZones } from '../../planning/register/list-register.ts';
import { recordAttendances } from '../../planning/register/record-attendances.ts';
import { saveContract } from '../../planning/register/save-contract.ts';
import { saveProvider } from '../../planning/register/save-provider.ts';
import { saveZones } from '../../planning/register/save-zones.ts';
import { type App, serve } from '../http/app.ts';
import { etagOf, expectedOrNew } from '../http/version.ts';
import {
  getContractOperation,
  getProviderOperation,
  listContractsOperation,
  listProvidersOperation,
  listZonesOperation,
  recordAttendancesOperation,
  saveContractOperation,
  saveProviderOperation,
  saveZonesOperation,
} from '../operations/register.ts';
import { parsed } from '../schemas/wire.ts';
import { zoneMapOnWire, zonesFromWire } from '../schemas/zone.ts';

const GEOJSON = { 'content-type': 'application/geo+json' };

export function serveRegister(app: App): void {
  serve(app, listZonesOperation, async (c) => {
    const zones = await listZones(c.var.served.ports);
    return c.body(JSON.stringify(zoneMapOnWire(zones)), 200, GEOJSON);
  });

  serve(app, saveZonesOperation, async (c) => {
    const zones = await saveZones(c.var.served.ports, c.var.caller, zonesFromWire(c.req.valid('json')));
    return c.body(JSON.stringify(zoneMapOnWire(zones)), 200, GEOJSON);
  });

  serve(app, listProvidersOperation, async (c) =>
    c.json({ items: await listProviders(c.var.served.ports, c.var.caller) }, 200),
  );

  serve(app, getProviderOperation, async (c) => {
    const provider = await getProvider(c.var.served.ports, c.var.caller, c.req.valid('param').id);
    return c.json(provider, 200, { etag: etagOf(provider.version) });
  });

  serve(app, saveProviderOperation, async (c) => {
    const expected = expectedOrNew(c);
    const wanted = { ...parsed(c.req.valid('json')), id: c.req.valid('param').id };
    const provider = await saveProvider(c.var.served.ports, c.var.caller, wanted, expected);
    return c.json(provider, expected === 0 ? 201 : 200, { etag: etagOf(provider.version) });
  });

  serve(app, listContractsOperation, async (c) => c.json({ items: await listContracts(c.var.served.ports) }, 200));

  serve(app, getContractOperation, async (c) => {
    const { id } = c.req.valid('param');
    const contract = (await listContracts(c.var.served.ports)).find((one) => one.id === id);
    if (contract === undefined) throw new NotFound('contract', id);
    return c.json(contract, 200, { etag: etagOf(contract.version) });
  });

  serve(app, saveContractOperation, async (c) => {
    const expected = expectedOrNew(c);
    const wanted = { ...parsed(c.req.valid('json')), id: c.req.valid('param').id };
    const contract = await saveContract(c.var.served.ports, c.var.caller, wanted, expected);
    return c.json(contract, expected === 0 ? 201 : 200, { etag: etagOf(contract.version) });
  });

  serve(app, recordAttendancesOperation, async (c) => {
    const { caller, served } = c.var;
    const { id: providerId } = await getProvider(served.ports, caller, c.req.valid('param').id);
    const attendances = c.req.valid('json').attendances.map((attendance) => ({ ...attendance, providerId }));
    const stored = await recordAttendances(served.ports, caller, attendances);
    return c.json({ read: attendances.length, stored }, 200);
  });
}
