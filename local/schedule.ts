/** Runs the schedules that the template declares, in their own time zone. */
import { Cron } from 'croner';
import type { LocalFunction } from './local-function.ts';
import { type Resolver, resourcesOf, type Template, TemplateError } from './template.ts';

export function runSchedules(
  template: Template,
  resolver: Resolver,
  functions: ReadonlyMap<string, LocalFunction>,
): { stop(): void; readonly nextRuns: readonly { name: string; at: Date | null }[] } {
  const jobs = resourcesOf(template, 'AWS::Scheduler::Schedule').flatMap(([logicalId, { Properties = {} }]) => {
    const target = Properties.Target as { Arn: unknown; Input?: unknown };
    const run = [...functions.values()].find((candidate) => candidate.settings.arn === resolver.text(target.Arn));
    if (!run) return [];
    const timezone = resolver.text(Properties.ScheduleExpressionTimezone ?? 'UTC');
    const input = target.Input === undefined ? '{}' : resolver.text(target.Input);
    const cron = new Cron(cronOf(resolver.text(Properties.ScheduleExpression)), { timezone, unref: true }, () => {
      const event = JSON.parse(input.replaceAll('<aws.scheduler.scheduled-time>', new Date().toISOString())) as unknown;
      run.invoke(event).catch((error: unknown) => console.error(`schedule ${logicalId}: ${error}`));
    });
    return [{ name: logicalId, cron }];
  });
  return {
    stop: () => {
      for (const job of jobs) job.cron.stop();
    },
    nextRuns: jobs.map(({ name, cron }) => ({ name, at: cron.nextRun() })),
  };
}

/** EventBridge's six fields to cron's five: the year goes, `?` means any, `rate(n minutes)` becomes every n. */
export function cronOf(expression: string): string {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) {
    const [, count, unit] = rate;
    if (unit === 'minute') return `*/${count} * * * *`;
    return unit === 'hour' ? `0 */${count} * * *` : `0 0 */${count} * *`;
  }
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 6)
    throw new TemplateError(`cannot run a schedule of ${expression}: it is neither cron(6 fields) nor rate(...)`);
  return fields.slice(0, 5).join(' ').replaceAll('?', '*');
}
