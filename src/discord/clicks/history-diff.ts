import { diffLines } from '../../deploy/diff-text.ts';
import type { StoredClick } from '../click.ts';
import { deployHere } from '../context.ts';
import { told } from '../render/answers.ts';
import { code, fence, lines } from '../render/text.ts';

/** What an applied deploy changed: resources, settings, files and cost. */
export const historyDiff: StoredClick = {
  action: 'history-diff',
  style: 'reply',
  handle: async (context) => {
    const { needs, asked, id, t } = context;
    const deploy = await deployHere(context, id.args[0] ?? '');
    const diff = await needs.useCases.diffDeploy({ guild: asked.guild, deploy: deploy.id });
    const title = `### ${t('history.diff-title', { deploy: code(deploy.id) })}`;
    return told(lines(title, fence(diffLines(diff).join('\n'), 3500, 'diff')));
  },
};
