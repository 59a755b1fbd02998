/** What an HTTP entry is given, and what a request carries: everything the outside world decides comes in here. */
import type { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'hono';
import type { LambdaEvent } from 'hono/aws-lambda';
import type { Caller } from '../../planning/caller.ts';
import type { Ports } from '../../planning/ports.ts';
import type { IdempotencyRecords } from '../../storage/idempotency.ts';
import type { KeyedRequest } from './keyed-request.ts';
import type { LinkSigner } from './link.ts';

export interface Served {
  readonly ports: Ports;
  readonly idempotency: IdempotencyRecords;
  readonly links: LinkSigner;
  readonly logger: Logger;
}

export interface RequestEnvironment {
  Bindings: { readonly event?: LambdaEvent };
  Variables: {
    served: Served;
    correlationId: string;
    /** Set where the route asks for a token. */
    caller: Caller;
    /** Set where the use case stores its answer itself: see kept-answer.ts. */
    keyed: KeyedRequest;
  };
}

export type RequestContext = Context<RequestEnvironment>;
