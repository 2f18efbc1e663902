import { readFileSync } from 'node:fs';
import { readKey } from 'openpgp';
import { describe, expect, it } from 'vitest';
import { createSigner } from '../../../sandbox/releases/signer.ts';
import { NotGenuine, verifiedSums } from '../../../src/runner/install/signed-sums.ts';
import { vendorKeys } from '../../../src/runner/install/vendor-keys.ts';

/** Lists of checksums and their signatures as the vendors published them. */
const published = (name: string) => readFileSync(new URL(`./vendors/${name}`, import.meta.url));
const TERRAFORM = {
  sums: published('terraform_1.9.8_SHA256SUMS'),
  signature: published('terraform_1.9.8_SHA256SUMS.sig'),
};
const TOFU = { sums: published('tofu_1.8.5_SHA256SUMS'), signature: published('tofu_1.8.5_SHA256SUMS.gpgsig') };

describe("the vendors' keys", () => {
  it.each([
    ['terraform', ['C874011F0AB405110D02105534365D9472D7468F', 'C874011F0AB405110D02105534365D9472D7468F']],
    ['tofu', ['E3E6E43D84CB852EADB0051D0C0AF313E5FD9F80']],
  ] as const)('of %s are the published ones', async (name, fingerprints) => {
    const keys = await Promise.all(vendorKeys(name).map((armoredKey) => readKey({ armoredKey })));
    expect(keys.map((key) => key.getFingerprint().toUpperCase())).toEqual(fingerprints);
    expect(keys.every((key) => !key.isPrivate())).toBe(true);
  });

  it('of terraform reach from 2021 to 2030 without a gap', async () => {
    const keys = await Promise.all(vendorKeys('terraform').map((armoredKey) => readKey({ armoredKey })));
    const ends = (await Promise.all(keys.map((key) => key.getExpirationTime()))) as Date[];
    expect(ends.map((end) => end.toISOString().slice(0, 10))).toEqual(['2026-04-18', '2030-03-01']);
    const renewedOn = keys[1]?.users[0]?.selfCertifications[0]?.created;
    expect(renewedOn?.toISOString().slice(0, 10)).toBe('2026-02-18');
  });

  it('have signed what the vendors published', async () => {
    const terraform = await verifiedSums(TERRAFORM, vendorKeys('terraform'));
    expect(terraform.get('terraform_1.9.8_linux_amd64.zip')).toMatch(/^186e0145/);
    const tofu = await verifiedSums(TOFU, vendorKeys('tofu'));
    expect(tofu.get('tofu_1.8.5_linux_amd64.zip')).toMatch(/^e2951ba6/);
  });

  it.each([
    { does: 'have not signed a list with one other digit', list: { ...TERRAFORM, sums: flipped(TERRAFORM.sums) } },
    { does: 'have not signed a list with a line more', list: { ...TERRAFORM, sums: longer(TERRAFORM.sums) } },
    { does: 'have not signed the list of the other vendor', list: { ...TERRAFORM, sums: TOFU.sums } },
    { does: 'do not count for the other vendor', list: TOFU },
    { does: 'have not signed nothing', list: { ...TERRAFORM, signature: Buffer.alloc(0) } },
    { does: 'have not made half a signature', list: { ...TERRAFORM, signature: TERRAFORM.signature.subarray(0, 300) } },
  ])('$does', async ({ list }) => {
    await expect(verifiedSums(list, vendorKeys('terraform'))).rejects.toThrow(NotGenuine);
  });
});

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.write('c', 0);
  return copy;
}
function longer(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.from(`${'0'.repeat(64)}  terraform_1.9.8_linux_amd64.zip\n`)]);
}

describe('a key with an end', async () => {
  const YEAR = 365 * 24 * 60 * 60;
  const signer = await createSigner(new Date('2020-01-01'), YEAR);
  const renewed = await signer.extended(new Date('2020-12-01'));
  const sums = Buffer.from(`${'a'.repeat(64)}  x.zip\n`);
  const signed = async (on: string) => ({ sums, signature: await signer.sign(sums, new Date(on)) });

  it('counts for ever for what it signed before', async () => {
    expect((await verifiedSums(await signed('2020-06-01'), [signer.publicKey])).get('x.zip')).toBe('a'.repeat(64));
  });

  it('does not count for what is signed after it, until it is known to be extended', async () => {
    const late = await signed('2022-06-01');
    await expect(verifiedSums(late, [signer.publicKey])).rejects.toThrow(/expired/);
    expect((await verifiedSums(late, [signer.publicKey, renewed.publicKey])).size).toBe(1);
  });

  it('counts for what it signed before it was extended by the old one alone', async () => {
    const early = await signed('2020-06-01');
    await expect(verifiedSums(early, [renewed.publicKey])).rejects.toThrow(NotGenuine);
    expect((await verifiedSums(early, [signer.publicKey, renewed.publicKey])).size).toBe(1);
  });

  it('does not count for a day that has not come', async () => {
    const ahead = { sums, signature: await signer.sign(sums, new Date(Date.now() + 2 * YEAR * 1000)) };
    await expect(verifiedSums(ahead, [renewed.publicKey])).rejects.toThrow(NotGenuine);
  });
});
