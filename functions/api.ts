/** Brokerage, register and workforce, the night's batches, and the API's own description. */
import { serveAbsences } from './handlers/absences.ts';
import { serveBacklog } from './handlers/backlog.ts';
import { serveCarers } from './handlers/carers.ts';
import { serveContingency } from './handlers/contingency.ts';
import { serveContractUse } from './handlers/contract-use.ts';
import { serveDescription } from './handlers/description.ts';
import { serveImports } from './handlers/imports.ts';
import { serveKpis } from './handlers/kpis.ts';
import { serveOffers } from './handlers/offers.ts';
import { servePackageHours } from './handlers/package-hours.ts';
import { servePackages } from './handlers/packages.ts';
import { serveRegister } from './handlers/register.ts';
import { serveReplans } from './handlers/replans.ts';
import { serveShifts } from './handlers/shifts.ts';
import { serveWorkList } from './handlers/work-list.ts';
import { makeApp } from './http/app.ts';
import { servedFromEnvironment } from './http/environment.ts';
import { lambdaHandler } from './http/lambda.ts';

const app = makeApp(servedFromEnvironment());
serveDescription(app);
servePackages(app);
servePackageHours(app);
serveOffers(app);
serveWorkList(app);
serveCarers(app);
serveShifts(app);
serveAbsences(app);
serveRegister(app);
serveContingency(app);
serveContractUse(app);
serveBacklog(app);
serveReplans(app);
serveKpis(app);
serveImports(app);

export const handler = lambdaHandler(app);
