/** `npm start`: Rounds on one machine. On an empty folder it does its whole job on the demo borough first, then serves. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, Polygon } from 'geojson';
import type { DayPlan } from '../domain/round.ts';
import { addDays, localDateOf } from '../domain/time.ts';
import { NoEmbeddedDynamodb } from '../local/embedded-dynamodb.ts';
import { FolderInUse } from '../local/folder-lock.ts';
import { type Runtime, startRuntime } from '../local/runtime.ts';
import { synthesisedTemplate } from '../local/synthesised.ts';
import { apiClient } from './api-client.ts';
import { borough } from './borough/borough.ts';
import { invitation } from './invitation.ts';
import { doTheJob, fetchAll, type Users } from './job.ts';
import { withOffers } from './offering.ts';
import { OptionError, readOptions, type StartOptions, USAGE } from './options.ts';
import { boroughPicture } from './picture.ts';
import { reportTable } from './print.ts';
import { progressDisplay } from './progress.ts';
import type { Report } from './report.ts';
import { settingsOf } from './scale-settings.ts';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') {
    process.stdout.write(USAGE);
    return;
  }
  const display = progressDisplay(options.json);
  const runtime = await start(options);
  const stop = async (code: number): Promise<never> => {
    await runtime.stop();
    process.exit(code);
  };
  process.once('SIGINT', () => void stop(0));
  process.once('SIGTERM', () => void stop(0));
  const users = await usersOf(runtime);
  const saved = savedReport(options);
  if (saved) display.say(servedAsItIs(options));
  const report = saved ?? (await firstRun(options, users, display));
  if (options.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  else process.stdout.write(`\n${reportTable(report)}\n`);
  if (options.picture) await drawPicture(options.picture, report, users);
  if (options.once) return stop(0);
  const plans = await plansOf(report, users);
  process.stdout.write(`\n${await invitation({ runtime, users, date: report.date, plans })}\n`);
}

async function plansOf(report: Report, users: Users): Promise<DayPlan[]> {
  const { items } = await users.operator.get<{ items: { id: string }[] }>('/v1/providers');
  return fetchAll(items, report.date, users.operator);
}

async function drawPicture(file: string, report: Report, users: Users): Promise<void> {
  const { features } = await users.operator.get<FeatureCollection<Polygon, { id: string; name: string }>>('/v1/zones');
  const zones = features.map(({ properties, geometry }) => ({ ...properties, polygon: geometry }));
  const title = `${report.rounds} rounds, ${report.visits.planned} visits on ${report.date}, one colour a provider`;
  writeFileSync(file, boroughPicture(zones, await plansOf(report, users), title));
}

async function start(options: StartOptions): Promise<Runtime> {
  const today = localDateOf(new Date().toISOString());
  const day = options.date ?? today;
  const offset = day === today ? 0 : Date.parse(`${day}T09:00:00Z`) - Date.now();
  return startRuntime({
    templateFile: await synthesisedTemplate(options.dataDir && join(options.dataDir, 'template')),
    ...(options.dataDir && { dataDir: options.dataDir }),
    port: options.once ? 0 : options.port,
    settings: settingsOf(options.scale),
    ...(offset !== 0 && { clockOffsetMs: offset }),
  });
}

async function usersOf(runtime: Runtime): Promise<Users> {
  const client = async (claims: Parameters<Runtime['tokens']['issue']>[0]) =>
    apiClient(runtime.baseUrl, await runtime.tokens.issue(claims));
  return {
    operator: await client({ role: 'operator', subject: 'demo-operator' }),
    brokerage: await client({ role: 'brokerage', subject: 'demo-brokerage' }),
    provider: (providerId) => client({ role: 'provider', subject: `office-of-${providerId}`, providerId }),
  };
}

async function firstRun(
  options: StartOptions,
  users: Users,
  display: ReturnType<typeof progressDisplay>,
): Promise<Report> {
  const date = options.date ?? localDateOf(new Date().toISOString());
  const council = withOffers(borough({ seed: options.seed, scale: options.scale, date }), options.offers);
  display.say(
    `${options.scale} borough, seed ${options.seed}: ${council.zones.length} zones, ${council.providers.length} providers, ` +
      `${council.carers.length} carers, ${council.packages.length} packages, submitted on ${date}, planned for ${addDays(date, 1)}`,
  );
  const report = await doTheJob(council, date, options.seed, users, display);
  const file = reportFile(options);
  if (file) writeFileSync(file, JSON.stringify(report, null, 2));
  return report;
}

/** What an earlier start on this folder left: then it only serves. */
function savedReport(options: StartOptions): Report | undefined {
  const file = reportFile(options);
  return file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : undefined;
}

function servedAsItIs({ dataDir }: StartOptions): string {
  return (
    `${dataDir} has its borough already and is served as it is: the table is of its first start, and --scale, --seed ` +
    'and --offers make no other. For another borough name another folder with --data.'
  );
}

function reportFile({ dataDir }: StartOptions): string | undefined {
  return dataDir ? join(dataDir, 'report.json') : undefined;
}

/** What the message alone explains: no stack. */
const EXPECTED = [OptionError, NoEmbeddedDynamodb, FolderInUse];

main().catch((error: unknown) => {
  const expected = EXPECTED.some((each) => error instanceof each) || isInUse(error);
  const hint = isInUse(error) ? ': choose another with --port, or ROUNDS_PORT' : '';
  const text = error instanceof Error ? (expected ? error.message : error.stack) : String(error);
  process.stderr.write(`${text}${hint}\n`);
  process.exit(expected ? 2 : 1);
});

function isInUse(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
}
