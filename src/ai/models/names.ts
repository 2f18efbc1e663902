/**
 * Names that people know for models, and which living one is meant by each in November 2026. Sources: console.groq.com/docs/deprecations,
 * ai.google.dev/gemini-api/docs/deprecations.
 */
const MEANT: readonly (readonly [name: RegExp, model: string])[] = [
  [/^(?:groq[ -])?llama[\w. -]*8b[\w.-]*$/, 'openai/gpt-oss-20b'],
  [/^(?:groq[ -])?llama[\w. -]*$/, 'openai/gpt-oss-120b'],
  [/^(?:groq[ -])?mixtral[\w.-]*$/, 'openai/gpt-oss-120b'],
  [/^gpt-oss-(?:120b|20b)$/, 'openai/$&'],
  [/^gemini[ -](?:1\.\d-|2\.\d-)?pro(?:-\d{3})?$/, 'gemini-3.1-pro-preview'],
  [/^gemini[ -](?:1\.\d-|2\.0-)?flash(?:-lite|-8b)?(?:-\d{3})?$/, 'gemini-3.5-flash-lite'],
];

/** The model that a name means: itself, unless it is one that is gone or short. */
export function modelNamed(name: string): string {
  const given = name.trim();
  const [pattern, model] = MEANT.find(([known]) => known.test(given.toLowerCase())) ?? [];
  return pattern && model ? given.toLowerCase().replace(pattern, model) : given;
}

/** One message about the names that mean something else; undefined where none does. */
export function mappingOf(names: readonly string[]): string | undefined {
  const mapped = names.filter((name) => modelNamed(name) !== name).map((name) => `${name} → ${modelNamed(name)}`);
  return mapped.length === 0
    ? undefined
    : `these models are gone or have another name, and others are asked: ${mapped.join(', ')}`;
}
