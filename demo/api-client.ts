/** The demo's way to the product: HTTP with a token, as any user's. */

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  constructor(method: string, path: string, status: number, body: string) {
    super(`${method} ${path} answered ${status}: ${body.slice(0, 500)}`);
    this.status = status;
  }
}

export interface ApiClient {
  get<T>(path: string): Promise<T>;
  /** `key` is the Idempotency-Key, where the route creates. */
  post<T>(path: string, body: unknown, key?: string): Promise<T>;
  /** Creates under an id of our own; what an interrupted run created already stays as it is. */
  create(path: string, body: unknown): Promise<void>;
  put<T>(path: string, body: unknown): Promise<T>;
  /** A change of the version that was read. */
  change<T>(path: string, version: number, body?: unknown): Promise<T>;
}

export function apiClient(baseUrl: string, token: string): ApiClient {
  const call = async <T>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<T> => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new ApiError(method, path, response.status, text);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  return {
    get: (path) => call('GET', path),
    post: (path, body, key) => call('POST', path, body, key ? { 'idempotency-key': key } : undefined),
    async create(path, body) {
      try {
        await call('PUT', path, body, { 'if-none-match': '*' });
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 412) throw error;
      }
    },
    put: (path, body) => call('PUT', path, body),
    change: (path, version, body) => call('POST', path, body, { 'if-match': `"${version}"` }),
  };
}

/** Runs `work` over the items, at most `atOnce` side by side; the first failure ends it. */
export async function each<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) await work(items[index] as T, index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
