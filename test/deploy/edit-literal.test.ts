import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plain } from '../../src/core/acceptance.ts';
import { editLiteral } from '../../src/deploy/edit-literal.ts';
import { quote } from '../../src/generators/hcl.ts';

const CODE = `# machine_type = "small" in a comment
resource "google_compute_instance" "web" {
  machine_type = "small" # by hand
  name         = "small"
  size         = 20
  deletion     = "true"
  kind         = var.kind
  labels = {
    team  = "shop"
    "env" : "small",
  }
  one_line = { team = "shop", env = "prod" }
  boot_disk {
    size = 20
    initialize_params { image = "debian" }
  }
  rule { port = 80 }
  rule { port = 81 }
}

resource "google_compute_instance" "api" {
  machine_type = "small"
}

resource "google_compute_instance" "many" {
  count        = 2
  machine_type = "small"
}
`;

const edit = (path: string, from: Plain, to: Plain, name = 'web') =>
  editLiteral(CODE, { address: `google_compute_instance.${name}`, path: path.split('.'), from, to });

/** Lines that an edit changed. */
function changed(after: string | undefined): string[] | undefined {
  const was = CODE.split('\n');
  return after?.split('\n').flatMap((line, n) => (line === was[n] ? [] : [line.trim()]));
}

describe('editing a plain value of a resource', () => {
  it.each<[string, Plain, Plain, string]>([
    ['machine_type', 'small', 'large', 'machine_type = "large" # by hand'],
    ['size', 20, 30, 'size         = 30'],
    ['deletion', true, false, 'deletion     = "false"'],
    ['labels.team', 'shop', 'ops', 'team  = "ops"'],
    ['labels.env', 'small', 'large', '"env" : "large",'],
    ['one_line.team', 'shop', 'ops', 'one_line = { team = "ops", env = "prod" }'],
    ['boot_disk.size', 20, 40, 'size = 40'],
    ['name', 'small', '%{x}"\n}', 'name         = "%%{x}\\"\\n}"'],
  ])('%s from %s to %s is one line', (path, from, to, line) => {
    expect(changed(edit(path, from, to))).toEqual([line]);
  });

  it.each<[why: string, after: string | undefined]>([
    ['an expression', edit('kind', 'small', 'large')],
    ['another value than it was', edit('machine_type', 'medium', 'large')],
    ['a number that becomes text', edit('size', 20, 'big')],
    ['a block that is there twice', edit('rule.port', 80, 82)],
    ['a value inside a block on one line', edit('boot_disk.initialize_params.image', 'ubuntu', 'debian')],
    ['one of several', edit('machine_type', 'small', 'large', 'many')],
    ['no such resource', edit('machine_type', 'small', 'large', 'db')],
    ['no such attribute', edit('zone', 'small', 'large')],
    ['no HCL', editLiteral('resource "a" "b" {', { address: 'a.b', path: ['c'], from: 1, to: 2 })],
    [
      'two of that address',
      editLiteral(`${CODE}${CODE}`, {
        address: 'google_compute_instance.api',
        path: ['machine_type'],
        from: 'small',
        to: 'large',
      }),
    ],
  ])('leaves %s to people', (_why, after) => expect(after).toBeUndefined());

  it('changes nothing but that value, whatever the values are', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, text, (from, to, other) => {
        fc.pre(quote(from) !== quote(to));
        const code = `resource "a" "b" {\n  before = ${quote(other)}\n  it = ${quote(from)}\n  after = ${quote(from)}\n}\n`;
        const after = editLiteral(code, { address: 'a.b', path: ['it'], from, to });
        expect(after).toBe(code.replace(`it = ${quote(from)}`, () => `it = ${quote(to)}`));
      }),
      { numRuns: 50 },
    );
  });
});
