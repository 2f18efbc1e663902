/** A name with its index, or an index alone: `a`, `["x.y"]`, `[0]`. */
const PART = /[^.[\]]+|\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g;

/** `module.a["x"].aws_eip.b[0]` in its parts, each with the index that follows it. */
export function partsOf(address: string): { name: string; key?: string | number }[] {
  const parts: { name: string; key?: string | number }[] = [];
  for (const [part] of address.matchAll(PART)) {
    const last = parts.at(-1);
    if (!part.startsWith('[')) parts.push({ name: part });
    else if (last) last.key = keyOf(part);
  }
  return parts;
}

function keyOf(index: string): string | number {
  const inside = index.slice(1, -1);
  if (!inside.startsWith('"')) return Number(inside);
  try {
    return JSON.parse(inside) as string;
  } catch {
    return inside.slice(1, -1); // escapes that JSON does not know
  }
}

/** `["x"]`, `[0]`, or nothing. */
export const indexText = (key: string | number | undefined): string =>
  key === undefined ? '' : typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(key)}]`;

/** The module an address stands in, indexes and all; empty for the root. */
export function moduleOf(address: string): string {
  const steps: string[] = [];
  const parts = partsOf(address);
  for (let at = 0; parts[at]?.name === 'module' && parts[at + 1]; at += 2) {
    const call = parts[at + 1];
    steps.push(`module.${call?.name}${indexText(call?.key)}`);
  }
  return steps.join('.');
}

/** What an address is in the code: `module.a.aws_eip.b`. */
export const withoutKeys = (address: string): string =>
  partsOf(address)
    .map(({ name }) => name)
    .join('.');

/** A module's call in its parent: `module.a["x"].module.b[0]` is the call `b` with the key 0 in `module.a["x"]`. */
export function callOf(module: string): { parent: string; name: string; key?: string | number } | undefined {
  const parts = partsOf(module);
  const last = parts.at(-1);
  if (!last || parts.length < 2) return undefined;
  const suffix = `module.${last.name}${indexText(last.key)}`;
  const parent = module.slice(0, Math.max(0, module.length - suffix.length - 1));
  return { parent, name: last.name, ...(last.key !== undefined && { key: last.key }) };
}
