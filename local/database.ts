/** The database of one machine: the one an environment variable names, or the embedded one, kept running. */
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from './embedded-dynamodb.ts';

export interface Database {
  readonly endpoint: string;
  pid(): number | undefined;
  stop(): Promise<void>;
}

/** If the embedded database's process dies, it is started again on the same port with the same folder. */
export async function startDatabase(dataFolder: string | undefined): Promise<Database> {
  const external = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  if (external) return { endpoint: external, pid: () => undefined, stop: async () => undefined };

  let stopping = false;
  let current: EmbeddedDynamodb = await startEmbeddedDynamodb({ ...(dataFolder && { dataFolder }) });
  const port = Number(new URL(current.endpoint).port);
  const keepRunning = (database: EmbeddedDynamodb): void => {
    void database.gone.then(async () => {
      if (stopping) return;
      current = await startEmbeddedDynamodb({ ...(dataFolder && { dataFolder }), port });
      keepRunning(current);
    });
  };
  keepRunning(current);
  return {
    endpoint: current.endpoint,
    pid: () => current.pid,
    async stop() {
      stopping = true;
      await current.stop();
    },
  };
}
