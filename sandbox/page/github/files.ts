import { type Html, html } from '../../html.ts';
import { diffLines } from '../parts.ts';
import type { Scene } from '../scene.ts';

/** A file of a pull request, as the API gives it. */
interface ChangedFile {
  filename: string;
  status: string;
  additions: number;
  deletions: number;
  patch?: string;
}

/** The most that one page of the API holds. */
const AT_MOST = 100;

const fileHtml = ({ filename, status, additions, deletions, patch }: ChangedFile): Html =>
  html`<details class="box file" open><summary class="head"><code>${filename}</code> <span class="quiet">${status}</span> <span class="good">+${additions}</span> <span class="bad">−${deletions}</span></summary>
<pre class="patch">${patch === undefined ? 'No lines to show.' : diffLines(patch)}</pre></details>`;

/** The diff, asked for with the rights of the person who looks. */
export async function filesHtml({ room, view }: Scene, number: number): Promise<Html> {
  const files = (await view.person.api(
    'GET',
    `/repos/${room.repo}/pulls/${number}/files?per_page=${AT_MOST}`,
  )) as ChangedFile[];
  const more = files.length === AT_MOST && html`<p class="quiet">The first ${AT_MOST} files.</p>`;
  return html`<div id="files">${files.map(fileHtml)}${more}</div>`;
}
