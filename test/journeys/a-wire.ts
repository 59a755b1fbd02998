/**
 * The wire between the functions and their database or queues, where a test can stop a process at an exact step: a real
 * HTTP proxy that kills the asking function with SIGKILL just before a request reaches the server ("before"), or once
 * the server has done it and before anybody hears of it ("after").
 */
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Fault {
  /** What the request must hold: an operation's name (x-amz-target) and the body, as one text. */
  readonly matching: RegExp;
  readonly when: 'before' | 'after';
  /** Ends the process that asks. */
  readonly kill: () => void;
}

export interface Wire {
  readonly endpoint: string;
  /** The next request that matches meets the fault; later ones go through. Resolves once it has. */
  breakAt(fault: Fault): Promise<void>;
  stop(): Promise<void>;
}

export async function wireTo(target: string): Promise<Wire> {
  let next: (Fault & { readonly met: () => void }) | undefined;
  const server: Server = createServer(async (incoming, outgoing) => {
    const body = await bytesOf(incoming);
    const fault = next?.matching.test(`${incoming.headers['x-amz-target']} ${body}`) ? next : undefined;
    if (fault) next = undefined;
    if (fault?.when === 'before') {
      fault.kill();
      outgoing.destroy();
      return fault.met();
    }
    const passed = request(new URL(incoming.url ?? '/', target), {
      method: incoming.method,
      headers: incoming.headers,
      agent: false,
    });
    passed.on('error', () => outgoing.destroy());
    passed.on('response', async (answer) => {
      const reply = await bytesOf(answer);
      if (fault) {
        fault.kill();
        outgoing.destroy();
        return fault.met();
      }
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers).end(reply);
    });
    passed.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    breakAt: (fault) =>
      new Promise<void>((met) => {
        next = { ...fault, met };
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
