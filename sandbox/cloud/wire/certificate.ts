import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import { der } from './der.ts';

export interface Certificate {
  /** The certificate itself, in DER. */
  der: Buffer;
  certificatePem: string;
  keyPem: string;
}

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const OID = {
  organization: '2.5.4.10',
  commonName: '2.5.4.3',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
};
const EXTENSION = {
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
};
const DAY_MS = 86_400_000;

/**
 * A fresh self-signed certificate for `localhost`, as terraform and its plugins show each other (go-plugin's AutoMTLS).
 * Node has no call that issues one.
 */
export function createCertificate(): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der.sequence(der.oid(ECDSA_WITH_SHA256));
  const body = certificateBody(algorithm, publicKey.export({ type: 'spki', format: 'der' }));
  const signature = createSign('sha256').update(body).sign(privateKey);
  const bytes = der.sequence(body, algorithm, der.bits(signature));
  return {
    der: bytes,
    certificatePem: pem(bytes),
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** Lines of 64 characters and no empty one, which OpenSSL would refuse. */
function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function certificateBody(algorithm: Buffer, publicKey: Buffer): Buffer {
  const now = Date.now();
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(15)]);
  const name = der.sequence(nameEntry(OID.organization, 'sandbox'), nameEntry(OID.commonName, 'localhost'));
  return der.sequence(
    der.tagged(0, der.integer(Buffer.from([2]))), // version 3
    der.integer(serial),
    algorithm,
    name,
    der.sequence(der.time(new Date(now - DAY_MS)), der.time(new Date(now + DAY_MS))),
    name,
    publicKey,
    der.tagged(3, extensions()),
  );
}

function extensions(): Buffer {
  const usage = der.bits(Buffer.from([0b1010_1100]), 2); // signature, key encipherment, key agreement, signing
  return der.sequence(
    extension(EXTENSION.keyUsage, usage),
    extension(EXTENSION.extendedKeyUsage, der.sequence(der.oid(OID.clientAuth), der.oid(OID.serverAuth))),
    extension(EXTENSION.basicConstraints, der.sequence(der.boolean(true))), // go-plugin trusts it as its own authority
    extension(EXTENSION.subjectAltName, der.sequence(der.taggedBytes(2, Buffer.from('localhost')))),
  );
}

function extension(id: string, content: Buffer): Buffer {
  return der.sequence(der.oid(id), der.boolean(true), der.octets(content)); // true: critical, whoever reads must heed it
}

function nameEntry(id: string, value: string): Buffer {
  return der.set(der.sequence(der.oid(id), der.text(value)));
}
