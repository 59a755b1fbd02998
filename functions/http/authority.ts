/**
 * Who may do what, in one place. The gateway has verified the token; its claims say the role. A route names its roles
 * (`allowed`), and a provider's own path is closed to every other provider with the answer for an unknown id.
 */
import { createMiddleware } from 'hono/factory';
import { type Caller, mustOwn } from '../../planning/caller.ts';
import { Fault } from './fault.ts';
import { idempotent } from './idempotency.ts';
import { idempotentInCommit } from './kept-answer.ts';
import type { RequestContext, RequestEnvironment } from './served.ts';

export type Role = Caller['role'];

/** What a route spreads into its definition: the roles are shown in the document and enforced by the same value. */
export function allowed(...roles: readonly Role[]) {
  return { security: [{ token: [] }], 'x-roles': roles, middleware: [authorise(roles)] };
}

/** As `allowed`, for a POST that creates: the same Idempotency-Key gives the same answer. */
export function allowedToCreate(...roles: readonly Role[]) {
  return { security: [{ token: [] }], 'x-roles': roles, middleware: [authorise(roles), idempotent] };
}

/** As `allowedToCreate`, where the use case stores its answer with what it creates. */
export function allowedToSubmit(...roles: readonly Role[]) {
  return { security: [{ token: [] }], 'x-roles': roles, middleware: [authorise(roles), idempotentInCommit] };
}

function authorise(roles: readonly Role[]) {
  return createMiddleware<RequestEnvironment>(async (c, next) => {
    const caller = callerOf(c);
    const owner = c.req.path.startsWith('/v1/providers/') ? c.req.param('id') : undefined;
    if (owner !== undefined) mustOwn(caller, owner);
    mustBe(caller, roles);
    c.set('caller', caller);
    await next();
  });
}

/** For a part of an operation that only some of its roles may. @throws Fault forbidden. */
export function mustBe({ role }: Caller, roles: readonly Role[]): void {
  if (!roles.includes(role)) throw forbidden(role, roles);
}

function forbidden(role: Role, roles: readonly Role[]): Fault {
  const rule = `must be ${roles.join(' or ')}`;
  return new Fault('forbidden', [{ in: 'header', field: 'Authorization', value: role, rule }], `role ${role}: ${rule}`);
}

/** @throws Fault unauthenticated when the gateway passed no claims, or claims that name no role we know. */
function callerOf(c: RequestContext): Caller {
  const claims = claimsOf(c.env?.event);
  const subject = claims.sub;
  const role = claims.rounds_role;
  const providerId = claims.rounds_provider;
  if (typeof subject === 'string' && (role === 'brokerage' || role === 'operator')) return { role, subject };
  if (typeof subject === 'string' && role === 'provider' && typeof providerId === 'string') {
    return { role, subject, providerId };
  }
  const teamId = claims.rounds_team;
  if (typeof subject === 'string' && role === 'requester' && typeof teamId === 'string') {
    return { role, subject, teamId };
  }
  const rule =
    'must be a bearer token whose rounds_role is brokerage, operator, provider with rounds_provider, or requester with rounds_team';
  throw new Fault('unauthenticated', [{ in: 'header', field: 'Authorization', value: null, rule }]);
}

/** Only the authorizer's context is trusted, never a header. */
function claimsOf(event: RequestContext['env']['event']): Readonly<Record<string, unknown>> {
  const context = event?.requestContext;
  if (context === undefined || !('authorizer' in context)) return {};
  const authorizer = context.authorizer;
  return authorizer !== undefined && 'jwt' in authorizer ? (authorizer.jwt?.claims ?? {}) : {};
}
