import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Digest, digestOf } from '../core/ids.ts';
import { canonicalJson, type Json } from '../core/json.ts';

/** What the backend reads of a state file; the rest is terraform's business. OpenTofu's encrypted states have both fields in clear. */
const StateFile = z.object({ serial: z.number().int().nonnegative(), lineage: z.string().min(1).max(200) });
export type StateHeader = z.infer<typeof StateFile>;

/** Serial and lineage of a state file, or undefined when the bytes are not one. */
export function parseStateHeader(bytes: Uint8Array): StateHeader | undefined {
  return StateFile.safeParse(parseJson(bytes)).data;
}

// The fields that terraform writes first, in its order. Source: hashicorp/terraform internal/states/statefile/version4.go
const BEGINNING =
  /^(\s*\{\s*"version":\s*4,\s*"terraform_version":\s*"[^"]*",\s*"serial":\s*)(\d+)(,\s*"lineage":\s*")([^"]*)"/;

/**
 * A state that terraform could not deliver (`errored.tfstate`), as the successor of `last`. One that was never delivered has no
 * lineage yet, and one whose delivery failed early has no new serial. The text is edited, not written anew: numbers in a state may be
 * larger than JavaScript can keep. Bytes that do not begin like a state come back as they are.
 */
export function asSuccessor(bytes: Uint8Array, last: StateHeader | undefined): Uint8Array {
  const text = Buffer.from(bytes).toString('utf8');
  const numbered = text.replace(BEGINNING, (_, start: string, serial: string, middle: string, lineage: string) => {
    const next = Math.max(Number(serial), (last?.serial ?? 0) + 1);
    return `${start}${next}${middle}${lineage || (last?.lineage ?? randomUUID())}"`;
  });
  return Buffer.from(numbered, 'utf8');
}

const LockInfo = z.object({ ID: z.string().min(1).max(200) });

/** The lock id in a LockInfo document, or undefined when the bytes are not one. */
export function parseLockId(bytes: Uint8Array): string | undefined {
  return LockInfo.safeParse(parseJson(bytes)).data?.ID;
}

const Contents = z.object({ resources: z.array(z.json()) });

/**
 * Equal for states whose resources are equal: terraform also writes a state, with a higher serial, when it changed nothing. No state
 * at all is the same as one without resources; an encrypted one is told apart by its bytes.
 */
export function contentsOf(bytes: Uint8Array | undefined): Digest {
  if (!bytes) return digestOf('[]');
  const contents = Contents.safeParse(parseJson(bytes)).data;
  return digestOf(contents ? canonicalJson(contents.resources as Json) : bytes);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
