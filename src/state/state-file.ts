import { z } from 'zod';

/** What the backend reads of a state file; the rest is terraform's business. OpenTofu's encrypted states have both fields in clear. */
const StateFile = z.object({ serial: z.number().int().nonnegative(), lineage: z.string().min(1).max(200) });
export type StateHeader = z.infer<typeof StateFile>;

/** Serial and lineage of a state file, or undefined when the bytes are not one. */
export function parseStateHeader(bytes: Uint8Array): StateHeader | undefined {
  return StateFile.safeParse(parseJson(bytes)).data;
}

const LockInfo = z.object({ ID: z.string().min(1).max(200) });

/** The lock id in a LockInfo document, or undefined when the bytes are not one. */
export function parseLockId(bytes: Uint8Array): string | undefined {
  return LockInfo.safeParse(parseJson(bytes)).data?.ID;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
