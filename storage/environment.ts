/** The environment variables a function is told its resources by. Infrastructure sets them by these names. */
export const TABLE_NAME = 'TABLE_NAME';
export const PLACEMENT_QUEUE_URL = 'PLACEMENT_QUEUE_URL';
export const REPLAN_QUEUE_URL = 'REPLAN_QUEUE_URL';
/** The council's own settings as JSON (domain/settings-overrides.ts); optional. */
export const SETTINGS = 'ROUNDS_SETTINGS';

/** @throws Error naming the variable when it is not set. */
export function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`environment variable ${name} is not set`);
  return value;
}
