import { ApiError, invalid } from './api-error.ts';

/** GitHub's limit for the text of a comment, an issue or a pull request, in characters. */
export const bodyLimit = 65_536;

/** @throws ApiError 422 in GitHub's words. The limits are not in its OpenAPI description. */
export function refuseLongText(
  resource: string,
  field: string,
  text: string | null | undefined,
  limit = bodyLimit,
): void {
  if (text && [...text].length > limit)
    throw invalid(resource, field, `${field} is too long (maximum is ${limit} characters)`);
}

/** @throws ApiError 422 for a comment without words */
export function refuseBlank(resource: string, field: string, text: string): void {
  if (text.trim() === '')
    throw new ApiError(422, 'Validation Failed', [
      { resource, field, code: 'unprocessable', message: `${field} cannot be blank` },
    ]);
}
