import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCertificate } from '../../../sandbox/cloud/wire/certificate.ts';

describe('a certificate of our own', () => {
  it('is one that others accept: valid now, for localhost, signed with its own key', () => {
    const { certificatePem, der, keyPem } = createCertificate();
    const certificate = new X509Certificate(certificatePem);
    expect(certificate.raw).toEqual(der);
    expect(certificate.ca).toBe(true);
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.1']);
    expect(new Date(certificate.validFrom).getTime()).toBeLessThan(Date.now());
    expect(new Date(certificate.validTo).getTime()).toBeGreaterThan(Date.now());
    expect(keyPem).toContain('PRIVATE KEY');
  });

  it('is well-formed whatever its length happens to be', () => {
    for (let round = 0; round < 60; round++) {
      const { certificatePem } = createCertificate(); // signatures vary by some bytes
      expect(certificatePem).not.toContain('\n\n');
      expect(new X509Certificate(certificatePem).subject).toContain('CN=localhost');
    }
  });
});
