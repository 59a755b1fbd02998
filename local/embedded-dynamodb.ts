/**
 * A real DynamoDB for one machine: the `dynoxide` binary over SQLite, bound to loopback. Tests and `npm start` both
 * use it. In memory without a folder; durable through `kill -9` with one.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface EmbeddedDynamodb {
  /** `http://127.0.0.1:PORT`: what AWS_ENDPOINT_URL_DYNAMODB takes. */
  readonly endpoint: string;
  readonly pid: number;
  /** Resolves when the process is gone, whoever ended it. */
  readonly gone: Promise<void>;
  /** Ends the process and waits until it is gone; with a folder, everything committed stays in it. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

const READY_WITHIN_MS = 10_000;

/** There is no build of the embedded database for this machine. */
export class NoEmbeddedDynamodb extends Error {
  override readonly name = 'NoEmbeddedDynamodb';
  constructor(platform: string) {
    super(
      `the embedded DynamoDB has a build for linux-x64 and none for ${platform}: use Linux x64 or WSL, or set ` +
        'AWS_ENDPOINT_URL_DYNAMODB to the address of any DynamoDB (DynamoDB Local, for one)',
    );
  }
}

/**
 * `dataFolder` is made if missing; `port` is any free one unless given (a database that is started again keeps its
 * address). Rejects with NoEmbeddedDynamodb on a platform without a build.
 */
export async function startEmbeddedDynamodb(
  options: { dataFolder?: string; port?: number } = {},
): Promise<EmbeddedDynamodb> {
  const binary = binaryFor(`${process.platform}-${process.arch}`);
  const port = options.port ?? (await freePort());
  const args = ['--host', '127.0.0.1', '--port', String(port)];
  if (options.dataFolder !== undefined) {
    mkdirSync(options.dataFolder, { recursive: true });
    args.push('--db-path', join(options.dataFolder, 'dynamodb.sqlite'));
  }
  const child = spawn(binary, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const complaint = collectText(child);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const guard = endWithThisProcess(child.pid!);
  await untilListening(child, port, complaint);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    pid: child.pid!,
    gone,
    async stop(signal = 'SIGTERM') {
      guard.kill('SIGKILL');
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await gone;
    },
  };
}

function binaryFor(platform: string): string {
  try {
    const found = fileURLToPath(import.meta.resolve(`@dynoxide/${platform}/dynoxide`));
    if (existsSync(found)) return found;
  } catch {
    // The optional package is not installed here: the same answer as for a platform without a build.
  }
  throw new NoEmbeddedDynamodb(platform);
}

/** The binary reports the port it was asked for, also for 0, so a free one is found first. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/**
 * If this process is killed with -9 nobody stops the child, and the next start would meet a database that is still
 * open. A shell waits on a pipe that only this process holds; when the pipe breaks, it ends the database.
 */
function endWithThisProcess(pid: number): ChildProcess {
  const guard = spawn('sh', ['-c', `cat >/dev/null; kill ${pid} 2>/dev/null`], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Not in our process group: a Ctrl-C must not end the guard before the database.
    detached: true,
  });
  guard.unref();
  return guard;
}

function collectText(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text = (text + chunk.toString()).slice(-2_000);
  });
  return () => text.trim();
}

async function untilListening(child: ChildProcess, port: number, complaint: () => string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) {
      throw new Error(`the embedded DynamoDB ended with code ${child.exitCode} before it listened: ${complaint()}`);
    }
    if (await accepts(port)) return;
    await pause(5);
  }
  child.kill('SIGKILL');
  throw new Error(`the embedded DynamoDB did not listen on port ${port} within ${READY_WITHIN_MS} ms: ${complaint()}`);
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
