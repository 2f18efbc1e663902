import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { googleCloud } from '../../../sandbox/cloud/google/index.ts';
import type { Overlay } from '../../../sandbox/cloud/provider/cloud-model.ts';
import type { Attribute, Block } from '../../../sandbox/cloud/schema/model.ts';

const { schema, overlays, data } = googleCloud;
const types = Object.keys(schema.resources);

function readShared(name: string): Record<string, unknown> | undefined {
  const file = fileURLToPath(new URL(`../../../../shared/data/schemas/${name}`, import.meta.url));
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** The attribute or block at a dotted path. */
function at(block: Block, path: string): Attribute | 'block' | undefined {
  const [name = '', ...rest] = path.split('.');
  const nested = block.blocks[name];
  if (!nested) return rest.length === 0 ? block.attributes[name] : undefined;
  return rest.length === 0 ? 'block' : at(nested.block, rest.join('.'));
}

function overlayPaths(overlay: Overlay): string[] {
  return [
    ...(overlay.replacedBy ?? []).map((rule) => (typeof rule === 'string' ? rule : rule.path)),
    ...Object.keys(overlay.defaults ?? {}),
    ...Object.keys(overlay.computed ?? {}),
    ...Object.keys(overlay.derived ?? {}),
    ...(overlay.inherits ?? []),
    ...(overlay.volatile ?? []),
    ...(overlay.checks ?? []).map(({ path }) => path),
    overlay.name ?? 'name',
  ];
}

describe('the overlays of hashicorp/google', () => {
  it('cover every resource and data source of the schema', () => {
    expect(Object.keys(overlays).sort()).toEqual([...types].sort());
    expect(Object.keys(data).sort()).toEqual(Object.keys(schema.data).sort());
  });

  it.each(types)('speak of %s only by paths that it has', (type) => {
    const block = schema.resources[type]?.block ?? { attributes: {}, blocks: {} };
    const paths = overlayPaths(overlays[type] ?? { title: '', id: '' });
    expect(paths.filter((path) => at(block, path) === undefined)).toEqual([]);
  });

  it.each(types)('leave what the cloud decides about %s to attributes that it may decide', (type) => {
    const block = schema.resources[type]?.block ?? { attributes: {}, blocks: {} };
    const { computed = {}, derived = {}, volatile = [] } = overlays[type] ?? {};
    const decided = [...Object.keys(computed), ...Object.keys(derived), ...volatile];
    const isComputed = (path: string) => {
      const found = at(block, path);
      return typeof found === 'object' && found.computed;
    };
    expect(decided.filter((path) => !isComputed(path))).toEqual([]);
  });
});

const forceNew = readShared('force-new.json');
const constraints = readShared('constraints.json');
const skipped = forceNew && constraints ? '' : '(skipped: ../shared/data/schemas is not there)';

describe.skipIf(skipped)(`the overlays of hashicorp/google beside the collected facts ${skipped}`, () => {
  const known = types.filter((type) => type in (forceNew ?? {}));

  it.each(known)('replace %s for the same changes', (type) => {
    const always = (overlays[type]?.replacedBy ?? []).filter((rule) => typeof rule === 'string');
    expect(always).toEqual(expect.arrayContaining([forceNew?.[type]].flat()));
  });

  it.each(known)('use the same defaults for %s', (type) => {
    const facts = Object(Object(constraints?.google)[type]);
    const defaults = Object.entries(facts).flatMap(([path, fact]) => {
      const value: unknown = Object(fact).default;
      return value === undefined ? [] : [[path, value] as const];
    });
    expect(overlays[type]?.defaults ?? {}).toEqual(Object.fromEntries(defaults));
  });
});
