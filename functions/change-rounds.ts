/**
 * What repairs or tries rounds while somebody waits for the answer: absences, pins, publishing, changed and cancelled
 * visits, the life of a package, capacity checks, accepted offers.
 */

import { serveAbsenceChanges } from './handlers/absence-changes.ts';
import { serveAcceptOffer } from './handlers/accept-offer.ts';
import { serveCapacity } from './handlers/capacity.ts';
import { servePackageChanges } from './handlers/package-changes.ts';
import { servePackageLife } from './handlers/package-life.ts';
import { serveRoundChanges } from './handlers/round-changes.ts';
import { makeApp } from './http/app.ts';
import { servedFromEnvironment } from './http/environment.ts';
import { lambdaHandler } from './http/lambda.ts';

const app = makeApp(servedFromEnvironment());
serveRoundChanges(app);
servePackageChanges(app);
servePackageLife(app);
serveAcceptOffer(app);
serveAbsenceChanges(app);
serveCapacity(app);

export const handler = lambdaHandler(app);
