/** What the API says of a refused call (RFC 9457), as far as this shop reads it. */
export type Problem = {
  /** Which of the API's documented problems this is, such as /problems/out-of-stock. */
  readonly type: string | undefined;
  readonly title: string | undefined;
  readonly detail: string | undefined;
  readonly requestId: string | undefined;
  readonly fieldErrors: Readonly<Record<string, string>>;
  /** The product of which there is less than was asked for. */
  readonly shortage: Shortage | undefined;
};

export type Shortage = {
  readonly productId: number;
  readonly productName: string;
  readonly available: number;
};

/** Reads a problem document; anything else is undefined. */
export function parseProblem(body: unknown): Problem | undefined {
  if (!isObject(body)) return undefined;
  const title = text(body.title);
  const detail = text(body.detail);
  if (title === undefined && detail === undefined) return undefined;
  return {
    type: text(body.type),
    title,
    detail,
    requestId: text(body.requestId),
    fieldErrors: parseFieldErrors(body.errors),
    shortage: parseShortage(body),
  };
}

function parseShortage(body: Record<string, unknown>): Shortage | undefined {
  const { productId, productName, available } = body;
  return typeof productId === 'number' &&
    typeof productName === 'string' &&
    typeof available === 'number'
    ? { productId, productName, available }
    : undefined;
}

function parseFieldErrors(errors: unknown): Record<string, string> {
  if (!Array.isArray(errors)) return {};
  const entries = errors.filter(isObject).flatMap((error) => {
    const field = text(error.field);
    const message = text(error.message) ?? text(error.detail);
    return field !== undefined && message !== undefined ? [[field, message]] : [];
  });
  return Object.fromEntries(entries);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
