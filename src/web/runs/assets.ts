/** The only script: adds what the run says to the page as text, and reloads it when the run has ended. */
export const SCRIPT = `'use strict';
const log = document.getElementById('log');
if (log.dataset.events) {
  const source = new EventSource(log.dataset.events);
  source.addEventListener('line', ({ data }) => {
    const { at, is, text } = JSON.parse(data);
    const item = document.createElement('li');
    item.className = is;
    const time = document.createElement('time');
    time.textContent = at.slice(11, 19);
    const words = document.createElement('span');
    words.textContent = text;
    item.append(time, words);
    log.append(item);
  });
  source.addEventListener('ended', () => {
    source.close();
    location.reload();
  });
}
`;

export const STYLE = `body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1f2328;background:#fff}
#log{list-style:none;padding:.8rem;background:#f6f8fa;border:1px solid #d1d9e0;border-radius:6px;font:13px/1.5 ui-monospace,monospace}
#log li{display:flex;gap:1rem}#log span{white-space:pre-wrap;overflow-wrap:anywhere}time{color:#59636e}
.done span{color:#116329}.warning span{color:#7d4e00}.error span{color:#a40e26}dt{color:#59636e}dl{display:grid;grid-template-columns:8rem 1fr;gap:.2rem}dd{margin:0}
@media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}#log{background:#151b23;border-color:#3d444d}a{color:#4493f8}
.done span{color:#3fb950}.warning span{color:#d29922}.error span{color:#f85149}}
`;
