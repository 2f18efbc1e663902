import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor, MASK } from '../../src/core/redact.ts';

const PEM = '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\nabc\n-----END RSA PRIVATE KEY-----';

describe('a redactor', () => {
  const secret = fc
    .string({ minLength: 6, maxLength: 40 })
    .filter((text) => !MASK.includes(text) && text.trim() !== '');

  it('leaves no secret in any text, however it is written', () => {
    fc.assert(
      fc.property(
        fc.array(secret, { minLength: 1, maxLength: 4 }),
        fc.array(fc.string(), { minLength: 2, maxLength: 6 }),
        (secrets, texts) => {
          const redact = createRedactor(secrets);
          const spellings = secrets.flatMap((text) => [
            text,
            JSON.stringify(text).slice(1, -1),
            encodeURIComponent(text),
          ]);
          const masked = redact(texts.map((text, n) => text + spellings[n % spellings.length]).join(' | '));
          for (const text of secrets) if (!MASK.includes(text)) expect(withoutMasks(masked)).not.toContain(text);
        },
      ),
    );
  });

  it('leaves no tail of secrets that overlap', () => {
    expect(createRedactor(['abcdefgh', 'efghijkl'])('x abcdefghijkl y')).toBe(`x ${MASK} y`);
  });

  it('does not look for what is too short to be a secret', () => {
    expect(createRedactor(['prod', ''])('prod is prod')).toBe('prod is prod');
  });

  it('does not change what has no secret in it', () => {
    const plan =
      '  + resource "google_compute_network" "main" {\n      + name = "main"\n    }\nhttps://example.com/a?b=c#d user@example.com';
    expect(createRedactor([])(plan)).toBe(plan);
  });

  it.each([
    { what: 'a GitHub installation token', text: `token ghs_${'a1'.repeat(20)} end`, out: `token ${MASK} end` },
    { what: 'a GitHub personal token', text: `ghp_${'Z9'.repeat(18)}`, out: MASK },
    { what: 'a fine-grained token', text: `github_pat_${'a_1'.repeat(20)}`, out: MASK },
    { what: 'a bearer header', text: 'Authorization: Bearer abc.def-ghi', out: `Authorization: Bearer ${MASK}` },
    {
      what: 'a basic header',
      text: '"authorization": "Basic cnVuOnNlY3JldA=="',
      out: `"authorization": "Basic ${MASK}"`,
    },
    { what: 'a bearer token without its header', text: 'used bearer abcdefghijklmnop1234', out: `used bearer ${MASK}` },
    { what: 'a private key', text: `key = ${PEM}\nrest`, out: `key = ${MASK}\nrest` },
    { what: 'a private key that was cut short', text: PEM.slice(0, 50), out: MASK },
    { what: 'a token of a person at Google', text: `ya29.${'a0Af-'.repeat(8)}!`, out: `${MASK}!` },
    { what: 'a token of a service at Google', text: `ya29.c.${'c0AS_'.repeat(8)}!`, out: `${MASK}!` },
    { what: 'an AWS key id', text: 'id AKIAIOSFODNN7EXAMPLE!', out: `id ${MASK}!` },
    {
      what: 'an AWS secret',
      text: 'aws_secret_access_key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"',
      out: `aws_secret_access_key = "${MASK}"`,
    },
    { what: 'a password in a URL', text: 'https://me:pass@host/x', out: `https://${MASK}@host/x` },
    { what: 'a token in a URL', text: 'git+https://x-token@host/x', out: `git+https://${MASK}@host/x` },
    { what: 'a JSON web token', text: `eyJhbGciOiJI.eyJzdWIiOiIx.${'s'.repeat(20)}`, out: MASK },
  ])('masks $what', ({ text, out }) => {
    expect(createRedactor([])(text)).toBe(out);
  });

  it('takes a time that grows with the text and no faster', () => {
    const redact = createRedactor(['secret-secret']);
    const hostile = [
      '-----BEGIN PRIVATE KEY-----',
      'a.a+a-',
      'Authorization: Bearer ',
      'eyJaaaaaaaaa.',
      'https://',
      'bearer\n',
    ];
    for (const piece of hostile) {
      const started = performance.now();
      redact(piece.repeat(Math.ceil(300_000 / piece.length)));
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });
});

const withoutMasks = (text: string): string => text.replaceAll(MASK, '\u0000');
