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

type Value = string | number | Html | readonly Html[];

/** A template whose values are escaped, except those that are HTML already. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  const source = parts.map((part, index) => {
    const value = values[index];
    return value === undefined ? part : part + toSource(value);
  });
  return new Html(source.join(''));
}

function toSource(value: Value): string {
  if (value instanceof Html) return value.source;
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  return value.map(({ source }) => source).join('');
}

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2328}
pre{background:#f6f8fa;border:1px solid #d1d9e0;border-radius:6px;padding:.8rem;white-space:pre-wrap;overflow-wrap:anywhere}
small,.quiet{color:#59636e}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}`;

export const page = (title: string, content: Html): string =>
  `<!doctype html>${html`<html lang="en"><meta charset="utf-8"><title>${title}</title><style>${new Html(style)}</style><body>${content}</body></html>`.source}`;
