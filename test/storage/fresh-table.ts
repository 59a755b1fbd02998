/** A table of its own in an embedded DynamoDB for each test file: made from the very description production uses. */
import { randomUUID } from 'node:crypto';
import { type AttributeDefinition, CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { type EmbeddedDynamodb, startEmbeddedDynamodb } from '../../local/embedded-dynamodb.ts';
import { CLIENT_SETTINGS } from '../../storage/client-settings.ts';
import { connect, type Table } from '../../storage/connection.ts';
import { type KeySchema, TABLE } from '../../storage/table.ts';

export interface FreshTable {
  readonly table: Table;
  /** To connect to the same table as another process would. */
  readonly client: DynamoDBClient;
}

/** Starts before the tests of the calling file and stops after them. */
export function freshTable(): FreshTable {
  const made = {} as { table: Table; client: DynamoDBClient };
  let dynamodb: EmbeddedDynamodb;
  beforeAll(async () => {
    dynamodb = await startEmbeddedDynamodb();
    made.client = clientOf(dynamodb.endpoint);
    made.table = await tableWith(made.client);
  });
  afterAll(() => dynamodb.stop());
  return made;
}

/** A table of its own in a database that runs already. */
export function createTable(endpoint: string): Promise<Table> {
  return tableWith(clientOf(endpoint));
}

async function tableWith(client: DynamoDBClient): Promise<Table> {
  const name = `rounds-${randomUUID()}`;
  const keys = [TABLE.key, ...TABLE.indexes];
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: keys.flatMap(({ partition, sort }) => [textAttribute(partition), textAttribute(sort)]),
      KeySchema: keySchema(TABLE.key),
      GlobalSecondaryIndexes: TABLE.indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: 'ALL' },
      })),
    }),
  );
  return connect(name, client);
}

/** Any credentials do: the embedded database checks none. */
function clientOf(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    ...CLIENT_SETTINGS,
    endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
  });
}

function textAttribute(AttributeName: string): AttributeDefinition {
  return { AttributeName, AttributeType: 'S' };
}

function keySchema({ partition, sort }: KeySchema) {
  return [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ];
}
