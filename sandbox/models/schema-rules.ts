type Schema = { [key: string]: unknown };

const REFUSED_BY_STRICT = ['minItems', 'maxItems', 'minLength', 'maxLength', 'minimum', 'maximum', 'pattern', 'format'];

/**
 * What strict decoding refuses of a schema, in words; each is a 400 of the real server. Source: console.groq.com/docs/structured-outputs,
 * and the threads that report "minItems is not supported".
 */
export function strictMistakes(schema: unknown, at = '$'): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, properties, items, required, additionalProperties } = schema as Schema;
  const wrong = REFUSED_BY_STRICT.filter((name) => name in schema).map((name) => `${at}: ${name} is not supported`);
  if (at === '$' && type !== 'object') wrong.push(`${at}: the root must be an object`);
  if (type === 'object') {
    const names = Object.keys((properties ?? {}) as Schema);
    if (additionalProperties !== false) wrong.push(`${at}: additionalProperties:false must be set`);
    if (names.some((name) => !(required as string[] | undefined)?.includes(name)))
      wrong.push(`${at}: all properties must be required`);
  }
  const inside = Object.entries((properties ?? {}) as Schema).flatMap(([name, one]) =>
    strictMistakes(one, `${at}.${name}`),
  );
  return [...wrong, ...inside, ...strictMistakes(items, `${at}[]`)];
}
