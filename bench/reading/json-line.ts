/** Where a value stands in a JSON text, so that a message about an instance names its line. */

export type JsonPath = readonly (string | number)[];

/**
 * The line (from 1) of the value at `path`, or of its nearest ancestor that exists. The text must parse.
 * Only called to word an error, so it scans the text rather than keep positions of every value.
 */
export function lineOf(text: string, path: JsonPath): number {
  let at = afterSpace(text, 0);
  for (const step of path) {
    const child = typeof step === 'number' ? elementAt(text, at, step) : memberAt(text, at, step);
    if (child === undefined) break;
    at = child;
  }
  return lineAt(text, at);
}

/** The line (from 1) of the character at `offset`. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i !== -1 && i < offset; i = text.indexOf('\n', i + 1)) line++;
  return line;
}

function afterSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && /\s/.test(text.charAt(i))) i++;
  return i;
}

/** Offset just past the string that opens at `at`. */
function afterString(text: string, at: number): number {
  let i = at + 1;
  while (text.charAt(i) !== '"') i += text.charAt(i) === '\\' ? 2 : 1;
  return i + 1;
}

function afterValue(text: string, at: number): number {
  const first = text.charAt(at);
  if (first === '"') return afterString(text, at);
  if (first !== '{' && first !== '[') {
    let i = at;
    while (i < text.length && !/[,\]}\s]/.test(text.charAt(i))) i++;
    return i;
  }
  let depth = 0;
  let i = at;
  do {
    const c = text.charAt(i);
    if (c === '"') {
      i = afterString(text, i);
      continue;
    }
    if (c === '{' || c === '[') depth++;
    if (c === '}' || c === ']') depth--;
    i++;
  } while (depth > 0);
  return i;
}

function elementAt(text: string, list: number, index: number): number | undefined {
  if (text.charAt(list) !== '[') return undefined;
  let at = afterSpace(text, list + 1);
  for (let i = 0; text.charAt(at) !== ']'; i++) {
    if (i === index) return at;
    at = afterSpace(text, afterValue(text, at));
    if (text.charAt(at) === ',') at = afterSpace(text, at + 1);
  }
  return undefined;
}

function memberAt(text: string, record: number, name: string): number | undefined {
  if (text.charAt(record) !== '{') return undefined;
  let at = afterSpace(text, record + 1);
  while (text.charAt(at) !== '}') {
    const end = afterString(text, at);
    const value = afterSpace(text, afterSpace(text, end) + 1);
    if (JSON.parse(text.slice(at, end)) === name) return value;
    at = afterSpace(text, afterValue(text, value));
    if (text.charAt(at) === ',') at = afterSpace(text, at + 1);
  }
  return undefined;
}
