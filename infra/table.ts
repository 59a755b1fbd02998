import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { TABLE_NAME } from '../storage/environment.ts';
import { TABLE } from '../storage/table.ts';
import type { Grant } from './grant.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
/** A transaction needs the permissions of the actions in it. Nobody may scan. */
const WRITE = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];
const USE_KEY = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:GenerateDataKey'];

/** Declared from storage's own description of its keys. Retained, protected and restorable to any second of 35 days. */
export class RoundsTable extends Construct {
  readonly table: Table;
  readonly #key: Key;

  constructor(scope: Construct, id: string, key: Key) {
    super(scope, id);
    this.#key = key;
    this.table = new Table(this, 'Table', {
      partitionKey: text(TABLE.key.partition),
      sortKey: text(TABLE.key.sort),
      timeToLiveAttribute: TABLE.expires,
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const index of TABLE.indexes) {
      this.table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: text(index.partition),
        sortKey: text(index.sort),
        projectionType: ProjectionType.ALL,
      });
    }
  }

  readonly read: Grant = (to) => {
    const indexes = TABLE.indexes.map(({ name }) => `${this.table.tableArn}/index/${name}`);
    to.addToRolePolicy(new PolicyStatement({ actions: READ, resources: [this.table.tableArn, ...indexes] }));
    to.addToRolePolicy(
      new PolicyStatement({
        actions: USE_KEY,
        resources: [this.#key.keyArn],
        // Through the table only: nobody decrypts anything else with it.
        conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Stack.of(this).region}.amazonaws.com` } },
      }),
    );
    to.addEnvironment(TABLE_NAME, this.table.tableName);
  };

  readonly readAndWrite: Grant = (to) => {
    this.read(to);
    to.addToRolePolicy(new PolicyStatement({ actions: WRITE, resources: [this.table.tableArn] }));
  };

  /** For a function that otherwise only reads: the key that signs links, and what became of idempotent requests. */
  readonly signLinks: Grant = (to) => {
    to.addToRolePolicy(
      new PolicyStatement({
        actions: WRITE,
        resources: [this.table.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['signing-keys', 'idempotency/*'] } },
      }),
    );
  };
}

function text(name: string) {
  return { name, type: AttributeType.STRING };
}
