import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasValue, setValue } from '../../../src/repo/hcl/set-value.ts';

const block = (...lines: string[]): string => ['resource "a_b" "c" {', ...lines, '}'].join('\n');
const set = (source: string, path: string, value: string) => setValue(source, path.split('.'), value);
const made = (source: string, path: string, value: string): string | undefined => {
  const edit = set(source, path, value);
  return (
    edit &&
    source
      .split('\n')
      .with(edit.line - 1, edit.text)
      .join('\n')
  );
};

describe('an attribute set in a block', () => {
  it.each([
    ['takes the place of a plain value, with the comment beside it', ['  on = false # later'], ['  on = true # later']],
    ['stands in a column with its neighbour', ['  longer = 1'], ['  on     = true', '  longer = 1']],
    ['stands apart from a shorter neighbour', ['  n = 1'], ['  on = true', '', '  n = 1']],
    ['stands alone', [], ['  on = true']],
    ['stands before a block', ['  x {', '  }'], ['  on = true', '  x {', '  }']],
    [
      'is not taken for one in an inner block',
      ['  x {', '    on = false', '  }'],
      ['  on = true', '  x {', '    on = false', '  }'],
    ],
    [
      'is not taken for one in a text',
      ['  t = <<E', 'on = false', 'E'],
      ['  on = true', '', '  t = <<E', 'on = false', 'E'],
    ],
  ])('%s', (_does, before, wanted) => {
    expect(made(block(...before), 'on', 'true')).toBe(block(...wanted));
  });

  it('goes through blocks that are there, and makes those that are not', () => {
    expect(made(block('  o {', '    t = "optional"', '  }'), 'o.t', '"required"')).toBe(
      block('  o {', '    t = "required"', '  }'),
    );
    expect(made(block('  name = "x"'), 'o.p.t', '"required"')).toBe(
      block('  o {', '    p {', '      t = "required"', '    }', '  }', '', '  name = "x"'),
    );
  });

  it.each([
    ['it is so already', ['  on = true']],
    ['it is an expression', ['  on = var.on']],
    ['it is a template', ['  on = "${var.on}"']],
    ['it goes over several lines', ['  on = (', '    false)']],
    ['another value follows on its line', ['  on = false ? true : false']],
  ])("is nobody's to write where %s", (_where, lines) => {
    expect(set(block(...lines), 'on', 'true')).toBeUndefined();
  });

  it.each([
    ['there are two', ['  o {', '  }', '  o {', '  }']],
    ['it is computed', ['  dynamic "o" {', '    for_each = []', '  }']],
    ['it is on one line', ['  o { t = 1 }']],
    ['it is an attribute', ['  o = {}']],
  ])("is nobody's to write in a block where %s", (_where, lines) => {
    expect(set(block(...lines), 'o.t', '2')).toBeUndefined();
  });

  it('is there afterwards, and nothing else is another one, whatever the block says', () => {
    const name = fc.constantFrom('on', 'one', 'on_', 'name', 'x-y');
    const value = fc.oneof(
      fc.constantFrom('true', 'false', '"on = false"', 'var.on', '[1, 2]', '{ on = false }', '"a # b"', '"${x}"'),
      fc.integer({ min: 0, max: 99 }).map(String),
    );
    const line = fc
      .tuple(name, value, fc.constantFrom('', ' # on = false', ' // {'))
      .map(([n, v, c]) => `  ${n} = ${v}${c}`);
    const inner = fc.tuple(fc.constantFrom('o', 'on_block'), line).map(([n, l]) => `  ${n} {\n  ${l}\n  }`);
    fc.assert(
      fc.property(
        fc.uniqueArray(line, { maxLength: 4, selector: (one) => one.split('=')[0] }),
        fc.array(inner, { maxLength: 2 }),
        fc.constantFrom('on', 'o.on', 'new.on'),
        (lines, blocks, path) => {
          const source = block(...lines, ...blocks);
          const changed = made(source, path, 'true');
          if (changed === undefined) return;
          expect(hasValue(source, path.split('.'), 'true')).toBe(false);
          expect(hasValue(changed, path.split('.'), 'true')).toBe(true);
          const kept = source.split('\n').filter((one) => !/^\s+on = /.test(one));
          expect(changed.split('\n').filter((one) => kept.includes(one) && one !== '}' && one !== '  }')).toEqual(
            kept.filter((one) => one !== '}' && one !== '  }'),
          );
        },
      ),
    );
  });
});
