/** A file the bench cannot read as an instance: says which file, line and field, what was expected and what stands there. */
export class UnreadableInstance extends Error {
  override readonly name = 'UnreadableInstance';

  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}`);
  }
}
