/** What a model does with one question. */
export type Behaviour =
  /** Answers, with the JSON of what this makes of the question's data; a string is sent as it is. */
  | { does: 'answer'; make(data: string): unknown /** Not before that. */; after?: Promise<unknown> }
  | { does: 'refuse' }
  /** A filter of the provider stops the question or the answer. */
  | { does: 'block'; what: 'question' | 'answer' }
  /** Half of the JSON, as there were too many tokens. */
  | { does: 'truncate'; make(data: string): unknown }
  | { does: 'be-busy'; retryAfterS?: number; perDay?: boolean }
  | { does: 'fail'; status: number; message?: string }
  /** Never answers; or begins to, and goes silent. */
  | { does: 'hang'; after?: 'headers' }
  /** Begins to answer and hangs up. */
  | { does: 'cut' }
  /** Says that it is done, with nothing in it. */
  | { does: 'say-nothing' };
