import { Html, html } from '../../html.ts';

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2328}
pre{background:#f6f8fa;border:1px solid #d1d9e0;border-radius:6px;padding:.8rem;white-space:pre-wrap;overflow-wrap:anywhere}
small,.quiet{color:#59636e}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}`;

export const page = (title: string, content: Html): string =>
  `<!doctype html>${html`<html lang="en"><meta charset="utf-8"><title>${title}</title><style>${new Html(style)}</style><body>${content}</body></html>`.source}`;
