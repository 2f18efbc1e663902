import { describe, expect, it } from 'vitest';
import { clouds } from '../../../sandbox/cloud/clouds.ts';
import type { Overlay } from '../../../sandbox/cloud/provider/cloud-model.ts';
import type { Attribute, Block } from '../../../sandbox/cloud/schema/model.ts';

const NOTHING: Block = { attributes: {}, blocks: {} };

/** The attribute or block at a dotted path; a path can go on inside of an attribute that is no plain value. */
function at(block: Block, path: string): Attribute | 'block' | undefined {
  const [name = '', ...rest] = path.split('.');
  const nested = block.blocks[name];
  const attribute = block.attributes[name];
  if (!nested) return rest.length === 0 || typeof attribute?.type === 'object' ? attribute : undefined;
  return rest.length === 0 ? 'block' : at(nested.block, rest.join('.'));
}

function overlayPaths(overlay: Overlay): string[] {
  return [
    ...(overlay.replacedBy ?? []).map((rule) => (typeof rule === 'string' ? rule : rule.path)),
    ...Object.keys(overlay.defaults ?? {}),
    ...Object.keys(overlay.computed ?? {}),
    ...Object.keys(overlay.derived ?? {}),
    ...Object.keys(overlay.references ?? {}),
    ...(overlay.inherits ?? []),
    ...(overlay.volatile ?? []),
    ...(overlay.decides ?? []),
    ...(overlay.checks ?? []).map(({ path }) => path),
    overlay.name ?? 'name',
  ];
}

for (const { source, load } of clouds) {
  const { schema, overlays, data } = await load();
  const types = Object.keys(schema.resources);
  const blockOf = (type: string) => schema.resources[type]?.block ?? NOTHING;

  describe(`the overlays of ${source}`, () => {
    it('cover every resource and data source of the schema', () => {
      expect(Object.keys(overlays).sort()).toEqual([...types].sort());
      expect(Object.keys(data).sort()).toEqual(Object.keys(schema.data).sort());
    });

    it.each(types)('speak of %s only by paths that it has', (type) => {
      const paths = overlayPaths(overlays[type] ?? { title: '', id: '' });
      expect(paths.filter((path) => at(blockOf(type), path) === undefined)).toEqual([]);
    });

    it.each(types)('refer from %s only to types that there are', (type) => {
      const named = Object.values(overlays[type]?.references ?? {});
      expect(named.filter((each) => !types.includes(each))).toEqual([]);
    });

    it.each(types)('leave what the cloud decides about %s to attributes that it may decide', (type) => {
      const { computed = {}, derived = {}, volatile = [] } = overlays[type] ?? {};
      const decided = [...Object.keys(computed), ...Object.keys(derived), ...volatile];
      const isComputed = (path: string) => {
        const found = at(blockOf(type), path);
        return typeof found === 'object' && found.computed;
      };
      expect(decided.filter((path) => !isComputed(path))).toEqual([]);
    });
  });
}
