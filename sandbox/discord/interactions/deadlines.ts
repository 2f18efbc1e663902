/** An interaction must be acknowledged within this time. */
export const ACKNOWLEDGE_WITHIN_MS = 3000;
/** Its token works for this long, for edits and follow-ups. */
export const TOKEN_VALID_MS = 15 * 60_000;
