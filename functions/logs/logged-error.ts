/** An error as a log line may have it: what it is called and says, no fields that came with it. */
export function loggedError(error: unknown): { readonly name: string; readonly message: string } {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  return { name, message };
}
