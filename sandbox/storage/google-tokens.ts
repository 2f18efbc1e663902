import { createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto';

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const EMAIL = 'states@sandbox.iam.gserviceaccount.com';

/** A service account and the place where it gets its tokens: a signed statement in, a token out. */
export interface GoogleTokens {
  /** The account's key file. */
  credentials: string;
  /** A new token for a form that is signed as it has to be, or undefined. */
  exchange(form: URLSearchParams): string | undefined;
  isValid(authorization: string | undefined): boolean;
}

/**
 * Source: https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 * @param asInJail the same place by the name that a jail has for it: clients sign what they are told to ask
 */
export function createGoogleTokens(tokenUri: string, asInJail: string): GoogleTokens {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const tokens = new Set<string>();
  return {
    credentials: JSON.stringify({
      type: 'service_account',
      project_id: 'sandbox',
      private_key_id: '1',
      private_key: privateKey,
      client_email: EMAIL,
      client_id: '1',
      token_uri: tokenUri,
    }),
    exchange(form) {
      const [head = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
      const isSigned = verify(
        'RSA-SHA256',
        Buffer.from(`${head}.${claims}`),
        createPublicKey(publicKey),
        Buffer.from(signature, 'base64url'),
      );
      if (form.get('grant_type') !== GRANT || !isSigned) return undefined;
      const { iss, aud, exp, scope } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<
        string,
        unknown
      >;
      const isOurs = iss === EMAIL && [tokenUri, asInJail].includes(String(aud)) && Number(exp) * 1000 > Date.now();
      if (!isOurs || !/auth\/(devstorage|cloud-platform)/.test(String(scope))) return undefined;
      const token = randomBytes(16).toString('hex');
      tokens.add(`Bearer ${token}`);
      return token;
    },
    isValid: (authorization) => tokens.has(authorization ?? ''),
  };
}
