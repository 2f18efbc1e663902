import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWords, sensitiveIn, unprotectedWords } from '../../../src/review/guardrails/said.ts';

const kinds = (text: string) => sensitiveIn(text).map(({ kind }) => kind);

describe('sensitive data in what people say', () => {
  it.each([
    ['health', 'Stores PHI of two hospitals'],
    ['health', 'patientRecords'],
    ['health', 'Medizinische Befunde und Patientenakten'],
    ['health', 'dossiers médicaux, données de santé'],
    ['health', 'zorg: patiëntgegevens'],
    ['payment', 'credit-card numbers'],
    ['payment', 'Zahlungen der Kunden'],
    ['payment', 'pagamentos e cartões de crédito'],
    ['personal', 'PERSONENBEZOGENE DATEN'],
    ['personal', "customers' personal data"],
    ['personal', 'datos personales de clientes'],
    ['financial', 'general ledger and payroll'],
    ['confidential', 'confidential documents'],
  ])('finds %s in "%s"', (kind, text) => {
    expect(kinds(text)).toContain(kind);
  });

  it.each([
    ['health checks every ten seconds'],
    ['/healthz answers 200'],
    ['be patient, it takes long'],
    ['inpatiently, impatient people'],
    ['a graphics card farm'],
    ['a personal blog'],
    ['user data scripts of machines'],
    ['companion, japan, expansion'],
    ['repaymentless, cardigan'],
    ['Phi-3 inference'],
    ['no health or payment data'],
    ['synthetic patient data'],
    ['ohne personenbezogene Daten'],
    ['confidential VM'],
  ])('finds nothing in "%s"', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => Array.isArray(sensitiveIn(text))));
  });
});

it.each([
  'turn off encryption, it is slow',
  'store it in plaintext',
  'no backups please',
  'keep it unencrypted',
  'disable audit logs',
])('"%s" asks for data without protection', (text) => {
  expect(unprotectedWords(text)).toHaveLength(1);
  expect(openWords(text)).toEqual([]);
});

it.each([
  'a public bucket',
  'ssh from anywhere',
  'open rdp',
  'allow 0.0.0.0/0',
  'ingress from ::/0',
  'database public to the world',
])('"%s" asks for what everyone reaches', (text) => expect(openWords(text)).toHaveLength(1));

it.each([
  'a public website',
  'an API for the public',
  'encrypted backups',
  'logs of the web server',
  'never without backups',
])('"%s" is fine', (text) => expect([...unprotectedWords(text), ...openWords(text)]).toEqual([]));
