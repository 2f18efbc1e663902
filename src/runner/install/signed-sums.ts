import type { PublicKey } from 'openpgp';

/** Why something that was fetched is not what its vendor released. Nothing of it is kept. */
export class NotGenuine extends Error {}

/** A list of checksums as it was fetched. */
export interface SignedSums {
  sums: Buffer;
  /** OpenPGP, detached, not armoured. */
  signature: Buffer;
}

/**
 * Checksums by file name, once one of the keys has signed the list.
 * @param armoured public keys, one in each
 * @throws NotGenuine when none of them has, or not while it was good
 */
export async function verifiedSums({ sums, signature }: SignedSums, armoured: readonly string[]) {
  // Loaded when something is installed, not with every command.
  const { createMessage, readKey, readSignature, verify } = await import('openpgp');
  const isSigned = async (key: PublicKey): Promise<string | undefined> => {
    const message = await createMessage({ binary: sums });
    const parsed = await readSignature({ binarySignature: signature });
    const { signatures } = await verify({ message, signature: parsed, verificationKeys: key });
    return reasonAgainst(signatures);
  };
  const reasons: string[] = [];
  for (const armouredKey of armoured) {
    const key = await readKey({ armoredKey: armouredKey });
    const why = await isSigned(key).catch((fault: Error) => fault.message);
    if (why === undefined) return parseSums(sums.toString('utf8'));
    reasons.push(`${key.getFingerprint().toUpperCase()}: ${why}`);
  }
  throw new NotGenuine(`the signature of its checksums does not hold (${[...new Set(reasons)].join('; ')})`);
}

/** Undefined when one of the signatures holds. */
async function reasonAgainst(signatures: readonly { verified: Promise<true> }[]): Promise<string | undefined> {
  const reasons = await Promise.all(
    signatures.map(({ verified }) =>
      verified.then(
        () => undefined,
        (fault: Error) => fault.message,
      ),
    ),
  );
  return reasons.length === 0 ? 'there is none in it' : reasons.includes(undefined) ? undefined : reasons.join(', ');
}

/** As `sha256sum` writes them: the sum, two blanks, the name. */
const parseSums = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/^([0-9a-f]{64}) [ *](\S+)\r?$/gm)].map(([, sum = '', name = '']) => [name, sum]));
