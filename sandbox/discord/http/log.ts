/** One request that the client made, as a test or a person reads it. */
export interface RequestLogEntry {
  /** Milliseconds since 1970 on the machine's clock. */
  at: number;
  method: string;
  path: string;
  /** The operationId, such as `create_message`; `unknown` for a path that this Discord does not have. */
  operation: string;
  query: string;
  authorization: string | undefined;
  body: unknown;
  filenames: string[];
  /** 0 until it is answered, and for good when the connection was broken on purpose. */
  status: number;
  /** Refused by a rate limit (429). */
  isLimited: boolean;
}

/** What was asked, and what was wrong with it. */
export interface Log {
  requests: RequestLogEntry[];
  violations: string[];
}
