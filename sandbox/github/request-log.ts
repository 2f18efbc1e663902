/** One request to the API or to git, in the order of the answers. */
export interface RequestLogEntry {
  readonly at: Date;
  readonly method: string;
  /** `/repos/acme/infra/pulls` for the API, `/acme/infra.git/git-receive-pack` for git; never with the query. */
  readonly path: string;
  readonly status: number;
  /** Login; undefined when nobody was recognised. */
  readonly caller: string | undefined;
  /** The request's body as text; empty for git. */
  readonly body: string;
}
