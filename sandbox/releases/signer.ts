import { createMessage, generateKey, type PrivateKey, reformatKey, sign } from 'openpgp';

/** A vendor's key: it signs lists of checksums, on any day. */
export interface Signer {
  /** Armoured. */
  publicKey: string;
  /** A detached signature, not armoured, made on that day. */
  sign(text: Buffer, on?: Date): Promise<Buffer>;
  /** The same key, published anew on that day without an end. */
  extended(on: Date): Promise<Signer>;
}

const userIDs = [{ name: 'Pretend releases', email: 'releases@example.com' }];

/** @param from day on which it is made  @param seconds how long it is good; 0 has no end */
export async function createSigner(from: Date, seconds = 0): Promise<Signer> {
  const { privateKey } = await generateKey({ userIDs, date: from, keyExpirationTime: seconds, format: 'object' });
  // What an end forbids is for who checks to say: a stolen key is used after it, too.
  const signing = await endless(privateKey, from);
  return signerOf(privateKey.toPublic().armor(), signing);
}

const endless = async (privateKey: PrivateKey, date: Date): Promise<PrivateKey> =>
  (await reformatKey({ privateKey, userIDs, date, keyExpirationTime: 0, format: 'object' })).privateKey;

const signerOf = (publicKey: string, signing: PrivateKey): Signer => ({
  publicKey,
  async sign(text, date = new Date()) {
    const message = await createMessage({ binary: text });
    return Buffer.from(await sign({ message, signingKeys: signing, detached: true, format: 'binary', date }));
  },
  async extended(on) {
    return signerOf((await endless(signing, on)).toPublic().armor(), signing);
  },
});
