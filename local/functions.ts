/** The Lambda functions of the template, each with its handler's file, variables, time-out and memory. */
import type { Writable } from 'node:stream';
import { LocalFunction } from './local-function.ts';
import { ACCOUNT, REGION, type Resolver, resourcesOf, type Template, TemplateError } from './template.ts';

/** Two cores: an HTTP function with very much in hand gets a second process. */
const HTTP_HOSTS = 2;
const EVENTS_A_HTTP_HOST = 32;

/** The metadata key under which infra/ names the TypeScript file of a function's handler. */
const ENTRY = 'rounds:entry';

export function defineFunctions(template: Template, resolver: Resolver): void {
  for (const [logicalId] of declared(template)) {
    resolver.define(logicalId, { ref: logicalId, Arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${logicalId}` });
  }
}

/** By logical id. `queueHosts` bounds how many events of one queue function run side by side. */
export function makeFunctions(
  template: Template,
  resolver: Resolver,
  options: {
    readonly environment: Readonly<Record<string, string>>;
    readonly httpFunctions: ReadonlySet<string>;
    readonly queueHosts: number;
    readonly log: Writable;
  },
): Map<string, LocalFunction> {
  const functions = new Map<string, LocalFunction>();
  for (const [logicalId, resource] of declared(template)) {
    const properties = resource.Properties ?? {};
    const variables = (properties.Environment as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {};
    const environment: Record<string, string> = {};
    for (const [name, value] of Object.entries(variables)) environment[name] = resolver.text(value);
    const http = options.httpFunctions.has(logicalId);
    functions.set(
      logicalId,
      new LocalFunction({
        name: logicalId,
        arn: resolver.attribute(logicalId, 'Arn'),
        entry: entryOf(logicalId, resource.Metadata),
        timeoutSeconds: Number(properties.Timeout ?? 3),
        memoryMb: Number(properties.MemorySize ?? 128),
        environment: { ...environment, ...options.environment },
        hosts: http ? HTTP_HOSTS : options.queueHosts,
        eventsAtOnce: http ? EVENTS_A_HTTP_HOST : 1,
        background: !http,
        log: options.log,
      }),
    );
  }
  return functions;
}

function declared(template: Template): ReturnType<typeof resourcesOf> {
  // A helper function that CDK adds for itself (log retention, custom resources) has no entry of ours.
  return resourcesOf(template, 'AWS::Lambda::Function').filter(([, resource]) => resource.Metadata?.[ENTRY]);
}

function entryOf(logicalId: string, metadata: Readonly<Record<string, unknown>> | undefined): string {
  const entry = metadata?.[ENTRY];
  if (typeof entry !== 'string') throw new TemplateError(`${logicalId} names no handler: its ${ENTRY} is ${entry}`);
  return entry;
}
