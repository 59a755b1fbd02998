import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type NamedResource, theTemplate } from './the-template.ts';

const { all } = theTemplate();
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const functions = all('AWS::Lambda::Function');
const byEntry = (entry: string) => functions.find(({ Metadata }) => Metadata?.['rounds:entry'] === entry)!;
const variablesOf = ({ Properties }: NamedResource) =>
  (Properties.Environment as { Variables: Record<string, unknown> }).Variables;

interface Statement {
  readonly Action: string | string[];
  readonly Condition?: Readonly<Record<string, unknown>>;
}

/** What the role of a function may do. */
function statementsOf(entry: string): Statement[] {
  const role = JSON.stringify(byEntry(entry).Properties.Role);
  const roleId = /"([A-Za-z0-9]+)","Arn"/.exec(role)?.[1];
  return all('AWS::IAM::Policy')
    .filter(({ Properties }) => JSON.stringify(Properties.Roles).includes(`"${roleId}"`))
    .flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement);
}

describe('the functions', () => {
  it('are the handlers that exist, each declared once: none is forgotten, none is missing', () => {
    const entries = readdirSync(`${ROOT}functions`).filter((name) => name.endsWith('.ts') && name !== 'routes.ts');
    const declared = functions.map(({ Metadata }) => Metadata?.['rounds:entry']);
    expect(declared.sort()).toEqual(entries.map((name) => `functions/${name}`).sort());
    for (const entry of declared) expect(existsSync(`${ROOT}${entry}`)).toBe(true);
  });

  it('run where they are tested: Node 24, on the cheaper processor', () => {
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] });
    }
  });

  it('that answer HTTP end before API Gateway gives up at 30 seconds and hides why', () => {
    for (const entry of ['functions/api.ts', 'functions/list-rounds.ts', 'functions/change-rounds.ts']) {
      expect(Number(byEntry(entry).Properties.Timeout)).toBeLessThan(30);
    }
  });

  it('that search have a whole core, or a search of four seconds would take eight', () => {
    for (const entry of ['functions/change-rounds.ts', 'functions/place-package.ts', 'functions/replan-day.ts']) {
      expect(byEntry(entry).Properties.MemorySize).toBe(1_769);
    }
  });

  it('keep their logs for a quarter, not for ever', () => {
    const groups = all('AWS::Logs::LogGroup');
    expect(groups.length).toBeGreaterThanOrEqual(functions.length);
    for (const { Properties } of groups) expect(Properties.RetentionInDays).toBe(90);
  });

  it('are told the table, and the queues they send to and no others', () => {
    const queues = (entry: string) =>
      Object.keys(variablesOf(byEntry(entry))).filter((name) => name.endsWith('_QUEUE_URL'));
    for (const each of functions) expect(variablesOf(each)).toHaveProperty('TABLE_NAME');
    expect(queues('functions/api.ts')).toEqual(['PLACEMENT_QUEUE_URL', 'REPLAN_QUEUE_URL']);
    expect(queues('functions/start-replan.ts')).toEqual(['PLACEMENT_QUEUE_URL', 'REPLAN_QUEUE_URL']);
    // A package handed back is asked for anew; the last job of a night queues the packages that wait, also if it is one
    // that failed for good.
    for (const entry of ['change-rounds', 'replan-day', 'dead-letters']) {
      expect(queues(`functions/${entry}.ts`)).toEqual(['PLACEMENT_QUEUE_URL']);
    }
    for (const entry of ['list-rounds', 'place-package']) {
      expect(queues(`functions/${entry}.ts`)).toEqual([]);
    }
  });
});

/** The operations whose commands the code of a folder sends. */
function operationsIn(folder: string): string[] {
  const sources = readdirSync(`${ROOT}${folder}`).map((file) => readFileSync(`${ROOT}${folder}/${file}`, 'utf8'));
  return sources.flatMap((text) => [...text.matchAll(/new (\w+)Command\(/g)].map(([, operation]) => operation!));
}

describe('permissions', () => {
  it('let the api do whatever storage does: an embedded database asks nobody, the real one refuses', () => {
    const called = new Set(operationsIn('storage'));
    expect([...called]).toEqual(expect.arrayContaining(['BatchGetItem', 'Query', 'SendMessageBatch']));
    const permissionsOf = (operation: string): string[] => {
      // A transaction needs those of the actions in it, a batch of messages that of one.
      if (operation === 'TransactWriteItems') return ['dynamodb:PutItem', 'dynamodb:DeleteItem'];
      if (operation === 'SendMessageBatch') return ['sqs:SendMessage'];
      if (operation === 'GetQueueAttributes') return ['sqs:GetQueueAttributes'];
      return [`dynamodb:${operation}`];
    };
    const allowed = statementsOf('functions/api.ts').flatMap(({ Action }) => Action);
    expect(allowed).toEqual(expect.arrayContaining([...called].flatMap(permissionsOf)));
  });

  it('let list-rounds write nothing but link keys and idempotency records, so that a read cannot lose a plan', () => {
    const writes = statementsOf('functions/list-rounds.ts').filter(({ Action }) =>
      JSON.stringify(Action).includes('PutItem'),
    );
    expect(writes).toHaveLength(1);
    expect(writes[0]!.Condition).toEqual({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['signing-keys', 'idempotency/*'] },
    });
  });

  it('let the sweep ask how many packages wait in the queue, or it would send a whole backlog again', () => {
    const allowed = statementsOf('functions/sweep-offers.ts').flatMap(({ Action }) => Action);
    expect(allowed).toEqual(expect.arrayContaining(['sqs:GetQueueAttributes', 'sqs:SendMessage']));
  });

  it('let nobody scan the table or use its key for anything else', () => {
    for (const { Metadata } of functions) {
      const statements = statementsOf(String(Metadata?.['rounds:entry']));
      expect(JSON.stringify(statements)).not.toMatch(/dynamodb:Scan|dynamodb:\*|kms:\*/);
      const keyUses = statements.filter(({ Action }) => JSON.stringify(Action).includes('kms:'));
      expect(keyUses).toHaveLength(1);
      expect(JSON.stringify(keyUses[0]!.Condition)).toContain('kms:ViaService');
    }
  });
});
