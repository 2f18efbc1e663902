const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that stays text in HTML, in element content and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** A piece of HTML that is safe to insert as it is. */
export class Html {
  constructor(readonly source: string) {}
}

type Nothing = undefined | null | false;
type Value = string | number | Html | readonly Html[] | Nothing;

/** A template whose values are escaped, except those that are HTML already; `undefined`, `null` and `false` leave nothing. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  const source = parts.map((part, index) => {
    const value = values[index];
    return value == null || value === false ? part : part + toSource(value);
  });
  return new Html(source.join(''));
}

function toSource(value: Exclude<Value, Nothing>): string {
  if (value instanceof Html) return value.source;
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(({ source }) => source).join('');
}
