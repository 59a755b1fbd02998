import { handle } from 'hono/aws-lambda';
import type { App } from './app.ts';

/** An app as a Lambda handler. All we send is text; calendars and GeoJSON would otherwise travel as base64. */
export function lambdaHandler(app: App) {
  return handle(app, { isContentTypeBinary: () => false });
}
