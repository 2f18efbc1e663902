export const SCRIPT_PATH = '/runs/follow.js';

/** The only script: adds what the run says to the page as text, keeps its end in sight, and loads the page anew when the run has ended. */
export const SCRIPT = `'use strict';
const log = document.getElementById('log');
const live = document.getElementById('live');
if (log.dataset.events) {
  const source = new EventSource(log.dataset.events);
  const say = (words) => { live.textContent = words; };
  const isAtEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 40;
  log.scrollTop = log.scrollHeight;
  source.addEventListener('open', () => say('live'));
  source.addEventListener('error', () =>
    say(source.readyState === EventSource.CLOSED ? 'signed out: load the page again' : 'connection lost, trying again'));
  source.addEventListener('line', ({ data }) => {
    const { at, is, text } = JSON.parse(data);
    const follow = isAtEnd();
    const item = document.createElement('li');
    item.className = is;
    const time = document.createElement('time');
    time.textContent = at.slice(11, 19);
    time.dateTime = at;
    const words = document.createElement('span');
    words.textContent = text;
    item.append(time, words);
    log.append(item);
    if (follow) log.scrollTop = log.scrollHeight;
  });
  source.addEventListener('ended', () => {
    source.close();
    location.reload();
  });
}
`;
