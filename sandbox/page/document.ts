import { type Html, html } from '../html.ts';
import { discordPane } from './discord/pane.ts';
import { githubPane } from './github/pane.ts';
import type { Scene } from './scene.ts';

const GUIDE: readonly Html[] = [
  html`Be <b>ana</b> on the left. Type <kbd>/</kbd>, choose <b>/cloud-deploy</b>, pick a project: its lobby opens in the channel.`,
  html`<b>Add a resource…</b>: a network, then a virtual machine. Prices and rules answer at once.`,
  html`Press <b>Plan</b>: on the right GuildOps opens a pull request, and its plan appears as one comment and two checks.`,
  html`Press <b>Approve &amp; Deploy</b>. In a staging project somebody else has to: become <b>mira</b>, approve, and watch the thread.`,
  html`On the right, be <b>li</b> and comment <code>guildops status</code>; be <b>rob</b>, who may only read, and see what is refused.`,
];

/** The last has the narrow screens, so it overrules. */
const STYLES = ['discord.css', 'github.css', 'page.css'];

const top = html`<header id="top"><b>GuildOps sandbox</b><nav><a href="#discord">Discord</a><a href="#github">GitHub</a></nav><details class="guide"><summary>What to try</summary><ol>${GUIDE.map((step) => html`<li>${step}</li>`)}</ol></details><span id="offline">The sandbox has stopped.</span></header>`;

/** The whole page: Discord on the left, GitHub on the right. */
export async function documentOf(scene: Scene): Promise<string> {
  const { view, room } = scene;
  const title = `${view.actor.name} · ${view.person.login} · ${room.repo}`;
  const body = html`${top}<main id="panes" data-parts data-pulls="${room.github.url}/${room.repo}/pull/">${discordPane(scene)}${await githubPane(scene)}</main>`;
  return `<!doctype html>\n${
    html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
${STYLES.map((name) => html`<link rel="stylesheet" href="/${name}">`)}<script type="module" src="/page.js"></script></head><body id="page">${body}</body></html>\n`
      .source
  }`;
}
