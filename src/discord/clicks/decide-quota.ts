import { DENY_QUOTA, GRANT_QUOTA } from '../../deploy/limits/ask-quota.ts';
import type { StoredClick } from '../click.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';

/** One of the two buttons under what is asked for; who may decide is asked at the click. */
const decide = (action: string, isGranted: boolean): StoredClick => ({
  action,
  style: 'reply',
  handle: async ({ asked, by, id: { args }, needs, t }) => {
    const [ask = ''] = args;
    const { decided, name, most, project } = await needs.useCases.decideQuota({
      guild: asked.guild,
      by,
      ask,
      isGranted,
    });
    const values = { name: code(name), most: String(most), project: code(project, 39) };
    return done(t(decided?.isGranted ? 'quota.granted' : 'quota.denied', values));
  },
});

export const grantQuota = decide(GRANT_QUOTA, true);
export const denyQuota = decide(DENY_QUOTA, false);
