import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { GatheredReads } from './gathered-reads.ts';
import { RecentDays } from './recent-days.ts';
import { RecentRegisters } from './recent-registers.ts';
import { UNLOGGED } from './unlogged.ts';

/** The table and the way to it: what every reader and writer of this folder takes first. */
export interface Table {
  readonly name: string;
  readonly documents: DynamoDBDocumentClient;
  /** Reads of single items, gathered. */
  readonly items: GatheredReads;
  readonly recentDays: RecentDays;
  readonly recentRegisters: RecentRegisters;
}

/**
 * Connects once a process: the client keeps its connections open between requests. The endpoint is the region's own
 * unless AWS_ENDPOINT_URL_DYNAMODB names another.
 */
export function connect(tableName: string, client: DynamoDBClient = new DynamoDBClient({ logger: UNLOGGED })): Table {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return {
    name: tableName,
    documents,
    items: new GatheredReads(tableName, documents),
    recentDays: new RecentDays(),
    recentRegisters: new RecentRegisters(),
  };
}
