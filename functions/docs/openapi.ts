/** The OpenAPI 3.1 document, from the very schemas that validate requests. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { operations } from '../operations/all.ts';

export type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

const DESCRIPTION = `Rounds places packages of home care with providers and plans the rounds of their carers.

Dates are calendar dates in Europe/London; windows and hours are wall-clock HH:MM; instants are ISO 8601 with an offset; durations are whole minutes (an ISO 8601 duration such as PT45M is read too). Planned times come both as an instant and as local time. Distances are metres, money is pence, positions are WGS 84.

Every answer carries x-correlation-id; send your own to follow a request. Every POST that creates needs an Idempotency-Key. Every change needs If-Match with the ETag that you read. Lists are paged: pass next as cursor. Errors are RFC 9457 problem documents that name field, value and rule.`;

let made: OpenApiDocument | undefined;

/** Made on first use and kept: it is the same for every request. */
export function openApiDocument(): OpenApiDocument {
  made ??= generate();
  return made;
}

function generate(): OpenApiDocument {
  const described = new OpenAPIHono();
  for (const { middleware: _, hide: __, ...operation } of operations) described.openAPIRegistry.registerPath(operation);
  described.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'Claim rounds_role: brokerage, operator, provider with rounds_provider, the id of its provider, or requester with rounds_team, the name of the team that asks for care.',
  });
  return described.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Rounds',
      version: '1',
      description: DESCRIPTION,
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'Packages', description: 'Brokerage: submit packages of care and follow them.' },
      { name: 'Rounds', description: 'Providers: fetch, share, publish and change rounds.' },
      { name: 'Offers', description: 'Providers: what is offered to them, to accept or refuse.' },
      { name: 'Workforce', description: 'Providers: carers, their hours and absences.' },
      { name: 'Register', description: 'Operator: zones, providers, contracts, attendances.' },
      { name: 'Imports', description: 'Packages, carers and shifts from CSV files.' },
      { name: 'Night', description: 'Operator: the overnight batch.' },
    ],
  });
}
