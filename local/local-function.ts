/**
 * A function of the template on this machine: a small pool of host processes. A process that dies, or runs past the
 * function's time-out and is killed, fails the event it held; the next event gets a fresh process.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setPriority } from 'node:os';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export interface HostRequest {
  readonly id: string;
  readonly event: unknown;
  readonly functionName: string;
  readonly arn: string;
  readonly memoryMb: number;
  /** Milliseconds since the epoch at which the host is killed. */
  readonly deadline: number;
}

export type HostReply =
  | { readonly ready: true }
  | { readonly id: string; readonly value?: unknown; readonly error?: string };

export interface FunctionSettings {
  readonly name: string;
  readonly arn: string;
  /** The handler's file from the project's root: 'functions/place-package.ts'. */
  readonly entry: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Host processes at most. */
  readonly hosts: number;
  /** Events one host takes at once: 1 as in Lambda, more for HTTP functions, where it saves processes. */
  readonly eventsAtOnce: number;
  /** Gives way to the processes that answer requests, where the machine's cores are shared. */
  readonly background: boolean;
  /** Where the function's own lines go. */
  readonly log: Writable;
}

class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed';
}

interface Host {
  readonly process: ChildProcess;
  readonly ready: Promise<void>;
  /** Whether it has loaded its handler. */
  up: boolean;
  readonly waiting: Map<string, { resolve(value: unknown): void; reject(error: Error): void; timer: NodeJS.Timeout }>;
}

/**
 * Events in hand at which another host is worth its start, which takes a core for a second: what loads a borough keeps
 * as many on the way, what comes now and then does not.
 */
const SECOND_HOST = 4;
/** The nice value of a host that works through a queue. */
const BACKGROUND = 10;
const HOST_FILE = fileURLToPath(new URL('./function-host.ts', import.meta.url));
const ROOT = fileURLToPath(new URL('..', import.meta.url));

export class LocalFunction {
  readonly settings: FunctionSettings;
  readonly #hosts: Host[] = [];
  readonly #line: (() => void)[] = [];
  #stopped = false;

  constructor(settings: FunctionSettings) {
    this.settings = settings;
  }

  /** Starts one host so that the first event finds it warm. */
  async warm(): Promise<void> {
    await (this.#hosts[0] ?? this.#start()).ready;
  }

  async invoke(event: unknown): Promise<unknown> {
    const host = await this.#free();
    const id = randomUUID();
    const { name, arn, memoryMb, timeoutSeconds } = this.settings;
    return new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new FunctionFailed(`${name} ran past its time-out of ${timeoutSeconds} s and was stopped`));
        host.waiting.delete(id);
        host.process.kill('SIGKILL');
      }, timeoutSeconds * 1000);
      host.waiting.set(id, { resolve, reject, timer });
      const deadline = Date.now() + timeoutSeconds * 1000;
      const request: HostRequest = { id, event, functionName: name, arn, memoryMb, deadline };
      host.process.send(request, (error) => {
        if (error) this.#settle(host, id, (held) => held.reject(new FunctionFailed(`${name}: ${error.message}`)));
      });
    });
  }

  /** Process ids of the hosts that run now: what a test kills. */
  pids(): number[] {
    return this.#hosts.flatMap((host) => (host.process.pid === undefined ? [] : [host.process.pid]));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(
      this.#hosts.map(
        (host) =>
          new Promise<void>((resolve) => {
            if (host.process.exitCode !== null || host.process.signalCode !== null) return resolve();
            // A host whose channel closes ends by itself; one that is busy is not waited for.
            const end = setTimeout(() => host.process.kill('SIGKILL'), 1_000);
            host.process.once('exit', () => {
              clearTimeout(end);
              resolve();
            });
            if (host.process.connected) host.process.disconnect();
          }),
      ),
    );
  }

  async #free(): Promise<Host> {
    for (;;) {
      if (this.#stopped) throw new FunctionFailed(`${this.settings.name} has been stopped`);
      const host = this.#choose();
      if (host) {
        await host.ready;
        if (host.waiting.size < this.settings.eventsAtOnce && this.#hosts.includes(host)) return host;
        continue;
      }
      await new Promise<void>((resolve) => this.#line.push(resolve));
    }
  }

  /** The least busy host that is up; another is started beside it when it has much in hand. */
  #choose(): Host | undefined {
    const { eventsAtOnce, hosts } = this.settings;
    const [free] = this.#hosts
      .filter((host) => host.waiting.size < eventsAtOnce)
      .sort((a, b) => Number(b.up) - Number(a.up) || a.waiting.size - b.waiting.size);
    const enough = free !== undefined && free.waiting.size < SECOND_HOST;
    if (enough || this.#hosts.length >= hosts) return free;
    const started = this.#start();
    return free ?? started;
  }

  #settle(host: Host, id: string, how: (held: { resolve(v: unknown): void; reject(e: Error): void }) => void): void {
    const held = host.waiting.get(id);
    if (!held) return;
    clearTimeout(held.timer);
    host.waiting.delete(id);
    how(held);
    this.#line.shift()?.();
  }

  #start(): Host {
    const { entry, environment, log, name, memoryMb } = this.settings;
    const child = fork(HOST_FILE, [`${ROOT}${entry}`], {
      env: {
        ...process.env,
        ...environment,
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A page of 50 KB inside JSON would be escaped here and unescaped there.
      serialization: 'advanced',
    });
    if (this.settings.background && child.pid !== undefined) setPriority(child.pid, BACKGROUND);
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    let lastWords = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      lastWords = (lastWords + chunk.toString()).slice(-1_500);
    });
    const waiting: Host['waiting'] = new Map();
    let started: () => void = () => undefined;
    let failed: (error: Error) => void = () => undefined;
    const ready = new Promise<void>((resolve, reject) => {
      started = resolve;
      failed = reject;
    });
    ready.catch(() => undefined);
    const host: Host = { process: child, ready, up: false, waiting };
    child.on('message', (message: HostReply) => {
      if ('ready' in message) {
        host.up = true;
        return started();
      }
      this.#settle(host, message.id, (held) =>
        message.error === undefined ? held.resolve(message.value) : held.reject(new FunctionFailed(message.error)),
      );
    });
    child.on('exit', (code, signal) => {
      const error = new FunctionFailed(`${name} exited (${signal ?? code}) before it answered. ${lastWords.trim()}`);
      failed(error);
      const index = this.#hosts.indexOf(host);
      if (index >= 0) this.#hosts.splice(index, 1);
      for (const id of [...waiting.keys()]) this.#settle(host, id, (held) => held.reject(error));
      this.#line.shift()?.();
    });
    this.#hosts.push(host);
    return host;
  }
}
