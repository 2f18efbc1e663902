import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair, importPKCS8, type JWK } from 'jose';
import type { Sealer } from '../core/seal.ts';

/** RS256 is the one algorithm that all three clouds verify. Source: https://learn.microsoft.com/entra/workload-id/workload-identity-federation */
export const ALGORITHM = 'RS256';

/** Where the sealed keys lie between two starts. */
export interface KeyFile {
  read(): Promise<Uint8Array | undefined>;
  /** There whole or not at all. */
  write(bytes: Uint8Array): Promise<void>;
}

interface StoredKey {
  kid: string;
  createdAt: string;
  privateKey: string;
  publicKey: JWK;
}

export interface SigningKey {
  kid: string;
  privateKey: Awaited<ReturnType<typeof importPKCS8>>;
}

export interface IdentityKeys {
  signing(): Promise<SigningKey>;
  /** The public halves of every key whose tokens may still be shown to somebody. */
  published(): Promise<{ keys: JWK[] }>;
}

const DAY_MS = 86_400_000;
/** Clouds keep what they fetched for a while: a key is published for a day before it signs, and as long after its last token. */
const KNOWN_FIRST_MS = DAY_MS;
const SIGNS_MS = 30 * DAY_MS;
const KEPT_MS = SIGNS_MS + 2 * KNOWN_FIRST_MS;

const PLACE = 'identity:keys';

/** Keys that change by themselves: each signs for thirty days. They are sealed like states and plans. */
export function createIdentityKeys(file: KeyFile, sealer: Sealer, now: () => Date): IdentityKeys {
  const ageOf = ({ createdAt }: StoredKey): number => now().getTime() - Date.parse(createdAt);

  async function load(): Promise<StoredKey[]> {
    const sealed = await file.read();
    const known = sealed ? (JSON.parse(Buffer.from(sealer.open(sealed, PLACE)).toString()) as StoredKey[]) : [];
    const [newest] = known;
    if (newest && ageOf(newest) < SIGNS_MS) return known;
    const keys = [await newKey(now()), ...known.filter((key) => ageOf(key) < KEPT_MS)];
    await file.write(sealer.seal(Buffer.from(JSON.stringify(keys)), PLACE));
    return keys;
  }

  // One after the other: two that look at once would make two keys, and one of them would be lost.
  let last: Promise<StoredKey[]> = Promise.resolve([]);
  const current = (): Promise<StoredKey[]> => {
    last = last.then(load, load);
    return last;
  };

  return {
    async signing() {
      const keys = await current();
      const key = keys.find((candidate) => ageOf(candidate) >= KNOWN_FIRST_MS) ?? keys.at(-1);
      if (!key) throw new Error('there is no key to sign with');
      return { kid: key.kid, privateKey: await importPKCS8(key.privateKey, ALGORITHM) };
    },
    published: async () => ({ keys: (await current()).map(({ publicKey }) => publicKey) }),
  };
}

async function newKey(at: Date): Promise<StoredKey> {
  const pair = await generateKeyPair(ALGORITHM, { modulusLength: 2048, extractable: true });
  const jwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return {
    kid,
    createdAt: at.toISOString(),
    privateKey: await exportPKCS8(pair.privateKey),
    publicKey: { ...jwk, kid, alg: ALGORITHM, use: 'sig' },
  };
}
