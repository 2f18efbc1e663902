/** An answer of 4xx or 5xx with GitHub's words. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly errors: readonly unknown[] = [],
  ) {
    super(message);
  }
}

export const notFound = (): ApiError => new ApiError(404, 'Not Found');
export const badCredentials = (): ApiError => new ApiError(401, 'Bad credentials');
export const suspended = (): ApiError => new ApiError(403, 'This installation has been suspended');
export const notAccessible = (): ApiError => new ApiError(403, 'Resource not accessible by integration');

/** GitHub's form for a value it cannot take: `code` is custom, missing, invalid or already_exists. */
export const invalid = (resource: string, field: string, message: string, code = 'custom'): ApiError =>
  new ApiError(422, 'Validation Failed', [{ resource, field, code, message }]);
