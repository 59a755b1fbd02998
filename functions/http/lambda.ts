import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';
import type { App } from './app.ts';

/** An app as a Lambda handler. All we send is text; calendars and GeoJSON would otherwise travel as base64. */
export function lambdaHandler(app: App) {
  const handler = handle(app, { isContentTypeBinary: () => false });
  return (event: LambdaEvent, context?: LambdaContext) => handler(readable(event), context);
}

/** A GET with a body cannot be made a Request of, so the app would never see it; the body asks for nothing. */
function readable(event: LambdaEvent): LambdaEvent {
  const { requestContext } = event;
  const method = 'http' in requestContext ? requestContext.http.method : '';
  return method === 'GET' || method === 'HEAD' ? { ...event, body: null } : event;
}
