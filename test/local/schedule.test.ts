import { describe, expect, it } from 'vitest';
import { cronOf } from '../../local/schedule.ts';

describe('a schedule expression', () => {
  it('of EventBridge becomes five cron fields', () => {
    expect(cronOf('cron(30 1 * * ? *)')).toBe('30 1 * * *');
    expect(cronOf('cron(0 6 ? * MON-FRI *)')).toBe('0 6 * * MON-FRI');
    expect(cronOf('rate(15 minutes)')).toBe('*/15 * * * *');
    expect(cronOf('rate(1 hour)')).toBe('0 */1 * * *');
  });

  it('that is neither is refused by name', () => {
    expect(() => cronOf('at(2026-11-23T01:00:00)')).toThrow(/at\(2026-11-23T01:00:00\).*neither/);
  });
});
