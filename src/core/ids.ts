import { createHash, randomInt } from 'node:crypto';

declare const brand: unique symbol;
/** A string that was checked to be what its name says. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Four Crockford base32 characters that people can say, `7F3K`. */
export type DeployId = Branded<'DeployId'>;
/** `7F3K.2`: the second plan of deploy `7F3K`. */
export type PlanId = Branded<'PlanId'>;
/** Chosen by people, unique in the guild. */
export type ProjectId = Branded<'ProjectId'>;
/** A Discord server's snowflake. */
export type GuildId = Branded<'GuildId'>;
/** `owner/name`. */
export type Repo = Branded<'Repo'>;
/** 40 hex digits: a git commit or tree. */
export type Sha = Branded<'Sha'>;
/** 64 hex digits: sha256 of something. */
export type Digest = Branded<'Digest'>;
/** Hash of backend type, address and workspace: the key of the lock and the name of the plan/apply queue. */
export type StateId = Branded<'StateId'>;
/** One run of the engine: `7f3k-2-apply-1`. */
export type RunId = Branded<'RunId'>;

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A random deploy id; the store refuses one that is taken, the caller draws again. */
export const newDeployId = (): DeployId =>
  Array.from({ length: 4 }, () => CROCKFORD[randomInt(CROCKFORD.length)]).join('') as DeployId;

/** What a person typed as a deploy id, or undefined. Case does not matter; I and L read as 1, O as 0 (Crockford's rule). */
export function parseDeployId(text: string): DeployId | undefined {
  const id = text.trim().toUpperCase().replace(/[IL]/g, '1').replace(/O/g, '0');
  return /^[0-9A-HJKMNP-TV-Z]{4}$/.test(id) ? (id as DeployId) : undefined;
}

/** A project id, or undefined when the text is not one. */
export const parseProjectId = (text: string): ProjectId | undefined =>
  /^[a-z][a-z0-9-]{1,38}$/.test(text) ? (text as ProjectId) : undefined;

/** `owner/name` as GitHub allows it, or undefined. */
export const parseRepo = (text: string): Repo | undefined =>
  /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/.test(text) ? (text as Repo) : undefined;

/** A full git object name, or undefined. */
export const parseSha = (text: string): Sha | undefined => (/^[0-9a-f]{40}$/.test(text) ? (text as Sha) : undefined);

/** sha256 in hex of text or bytes. */
export const digestOf = (data: string | Uint8Array): Digest =>
  createHash('sha256').update(data).digest('hex') as Digest;

export const planId = (deploy: DeployId, n: number): PlanId => `${deploy}.${n}` as PlanId;
