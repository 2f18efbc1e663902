import { describe, expect, it } from 'vitest';
import { mended } from '../../src/review/code/mend.ts';

const MEND = {
  ...{ rule: 'CMP-001', address: 'module.web["a.b"].aws_instance.a[0]', file: 'm/main.tf' },
  ...{ path: ['metadata_options', 'http_tokens'], value: '"required"' },
};
const MACHINE = 'resource "aws_instance" "a" {\r\n  metadata_options {\r\n    http_tokens = "optional"\r\n  }\r\n}\r\n';

describe('a mended file', () => {
  it('has the constant in the block of the address, and every other byte as it was', () => {
    const before = `# é\r\nvariable "x" {}\r\n${MACHINE}`;
    expect(mended(before, MEND)).toBe(before.replace('"optional"', '"required"'));
    const bare = 'resource "aws_instance" "a" {\r\n}\r\n';
    expect(mended(bare, MEND)).toBe(
      'resource "aws_instance" "a" {\r\n  metadata_options {\r\n    http_tokens = "required"\r\n  }\r\n}\r\n',
    );
  });

  it('is the same where it says so already', () => {
    const said = MACHINE.replace('optional', 'required');
    expect(mended(said, MEND)).toBe(said);
  });

  it.each([
    ['the block is not there', 'resource "aws_instance" "b" {\n}\n'],
    ['it is there twice', `${MACHINE}${MACHINE}`],
    ['a person has to decide', MACHINE.replace('"optional"', 'var.tokens')],
  ])('is none where %s', (_where, source) => {
    expect(mended(source, MEND)).toBeUndefined();
  });
});
