const UNITS = /** @type {const} */ ([
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]);
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** @param {Date} at */
function fromNow(at) {
  const seconds = (at.getTime() - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return Math.abs(seconds) < 10 ? 'just now' : relative.format(Math.round(seconds / size), unit);
}

const STYLES = /** @type {Record<string, Intl.DateTimeFormatOptions>} */ ({
  clock: { hour: '2-digit', minute: '2-digit' },
  date: { dateStyle: 'medium', timeStyle: 'short' },
});

/**
 * @param {Date} at
 * @param {string} [style]
 */
const inWords = (at, style = 'relative') => {
  const options = STYLES[style];
  return options ? at.toLocaleString('en', options) : fromNow(at);
};

/** Says every time of the page in the reader's words and zone. */
export function tellTimes() {
  for (const time of document.querySelectorAll('time')) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    time.title = at.toLocaleString();
    time.textContent = inWords(at, time.dataset.style);
  }
}
