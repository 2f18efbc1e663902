import type { StoredClick } from '../click.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';

const decision = (action: string, is: 'approved' | 'denied'): StoredClick => ({
  action,
  style: 'reply',
  handle: async ({ asked, by, needs, id, t }) => {
    const [request = ''] = id.args;
    const { wanted, decided } = await needs.useCases.decideProject({ guild: asked.guild, by, request, is });
    const words = decided?.is === 'approved' ? 'init.approved' : 'init.denied';
    return done(t(words, { project: code(wanted.id, 39) }));
  },
});

/** Creates the project that somebody asked for. */
export const projectApprove = decision('project-approve', 'approved');
/** Says no to it. */
export const projectDeny = decision('project-deny', 'denied');
