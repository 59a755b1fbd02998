/**
 * One execution environment, as Lambda gives a function: a process of its own that loads one handler with the
 * variables its template names, and runs the events it is sent.
 */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HostReply, HostRequest } from './local-function.ts';

// What Node compiles is kept by content: every start but the first takes less than half the processor time.
enableCompileCache(join(tmpdir(), 'rounds-compiled'));

const [entry = ''] = process.argv.slice(2);
const { handler } = (await import(pathToFileURL(entry).href)) as {
  handler: (event: unknown, context: unknown) => Promise<unknown>;
};

const reply = (message: HostReply): void => {
  process.send?.(message);
};

process.on('message', (request: HostRequest) => {
  const context = {
    functionName: request.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: request.arn,
    memoryLimitInMB: String(request.memoryMb),
    awsRequestId: request.id,
    logGroupName: request.functionName,
    logStreamName: String(process.pid),
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, request.deadline - Date.now()),
  };
  Promise.resolve()
    .then(() => handler(request.event, context))
    .then((value) => reply({ id: request.id, value }))
    .catch((error: unknown) => {
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
      console.error(JSON.stringify({ level: 'ERROR', function: request.functionName, name, message, stack }));
      reply({ id: request.id, error: `${name}: ${message}` });
    });
});
process.on('disconnect', () => process.exit(0));
reply({ ready: true });
// Now, because a host that is stopped may be given no time for it.
flushCompileCache();
