/** Rounds in every form, and links to them. Never loads the solver: it must start fast. */
import { handle } from 'hono/aws-lambda';
import { serveRounds } from './handlers/rounds.ts';
import { makeApp } from './http/app.ts';
import { servedFromEnvironment } from './http/environment.ts';

const app = makeApp(servedFromEnvironment());
serveRounds(app);

export const handler = handle(app);
