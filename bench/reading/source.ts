import { readFileSync } from 'node:fs';
import { Field } from './field.ts';
import { lineAt } from './json-line.ts';
import { UnreadableInstance } from './unreadable.ts';

/** The text of one instance file and, where it is JSON, its root field. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly root: Field | null;
}

/** @throws UnreadableInstance when the file cannot be opened or begins like JSON and does not parse. */
export function openSource(file: string): Source {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UnreadableInstance(file, 0, `the file cannot be opened (${(error as NodeJS.ErrnoException).code})`);
  }
  return sourceOf(file, text);
}

/** As `openSource`, for a text already at hand. */
export function sourceOf(file: string, text: string): Source {
  if (!/^\s*[{[]/.test(text)) return { file, text, root: null };
  try {
    return { file, text, root: new Field({ file, text }, [], JSON.parse(text)) };
  } catch (error) {
    const message = (error as Error).message;
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    throw new UnreadableInstance(file, lineAt(text, position), `not valid JSON: ${message}`);
  }
}
