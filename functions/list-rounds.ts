/** Rounds in every form, and links to them. Never loads the solver: it must start fast. */
import { serveCarerCalendar } from './handlers/carer-calendar.ts';
import { serveRounds } from './handlers/rounds.ts';
import { makeApp } from './http/app.ts';
import { servedFromEnvironment } from './http/environment.ts';
import { lambdaHandler } from './http/lambda.ts';

const app = makeApp(servedFromEnvironment());
serveRounds(app);
serveCarerCalendar(app);

export const handler = lambdaHandler(app);
