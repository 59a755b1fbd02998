/** What a function of this account is served with: made once a process. */
import { Logger } from '@aws-lambda-powertools/logger';
import { idempotencyRecords, linkSigningKey, portsFromEnvironment, tableFromEnvironment } from '../../storage/index.ts';
import { linkSigner } from './link.ts';
import type { Served } from './served.ts';

export function servedFromEnvironment(): Served {
  const table = tableFromEnvironment();
  const ports = portsFromEnvironment(table);
  return {
    ports,
    idempotency: idempotencyRecords(table, ports.clock),
    links: linkSigner(linkSigningKey(table)),
    logger: new Logger({ serviceName: 'rounds' }),
  };
}
