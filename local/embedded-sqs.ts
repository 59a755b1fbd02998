/**
 * The embedded SQS: loopback only, durable in `dataDir` where one is given.
 *
 * The package's own `startFauxqs` always listens on every interface, so its parts are put together here in the same
 * order it does, with a loopback listener. They are not exported by name: the version is pinned for that reason.
 */
import { type BuildAppOptions, buildApp } from 'fauxqs';
import { REGION } from './template.ts';

export interface EmbeddedSqs {
  readonly endpoint: string;
  stop(): Promise<void>;
}

type Stores = NonNullable<BuildAppOptions['stores']>;
interface Persistence {
  readonly db: { exec(sql: string): void };
  loadSqsAndSns(sqs: Stores['sqsStore'], sns: Stores['snsStore']): void;
  close(): void;
}

export async function startEmbeddedSqs(options: { dataDir?: string; port?: number }): Promise<EmbeddedSqs> {
  const part = async (file: string): Promise<Record<string, new (...args: unknown[]) => unknown>> =>
    import(new URL(file, import.meta.resolve('fauxqs')).href);
  const make = async (file: string, name: string, ...args: unknown[]): Promise<unknown> => {
    const Part = (await part(file))[name];
    if (!Part) throw new Error(`the embedded SQS has no ${name} in ${file}: its version is not the pinned one`);
    return new Part(...args);
  };
  const stores = {
    sqsStore: await make('./sqs/sqsStore.js', 'SqsStore'),
    snsStore: await make('./sns/snsStore.js', 'SnsStore'),
    s3Store: await make('./s3/s3Store.js', 'S3Store'),
  } as Stores;
  let persistence: Persistence | undefined;
  if (options.dataDir) {
    persistence = (await make('./persistence.js', 'PersistenceManager', options.dataDir)) as Persistence;
    // Each message is two commits on the gateway's own thread. As with the embedded database they outlive kill -9 without
    // a flush of the disk each, and only a power cut can take the last ones: the sweep queues such packages again.
    persistence.db.exec('PRAGMA synchronous = NORMAL');
    persistence.loadSqsAndSns(stores.sqsStore, stores.snsStore);
    Object.assign(stores.sqsStore, { persistence });
    for (const queue of stores.sqsStore.allQueues()) Object.assign(queue, { persistence });
  }
  const app = buildApp({ logger: false, defaultRegion: REGION, stores });
  const address = await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  return {
    endpoint: address,
    async stop() {
      await app.close();
      persistence?.close();
    },
  };
}
