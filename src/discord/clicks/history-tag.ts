import { Refusal } from '../../core/refusal.ts';
import type { OpeningClick, StoredClick } from '../click.ts';
import { clickId } from '../click-id.ts';
import { deployHere } from '../context.ts';
import { formComponents } from '../opening/form.ts';
import { done } from '../render/answers.ts';
import { code } from '../render/text.ts';

const NAME = 'tag';
const SHORT_SHA = 7;

/** The form that asks for the name of a release tag. */
export const historyTag: OpeningClick = {
  action: 'history-tag',
  form: ({ args: [deploy = ''] }, t) => ({
    title: t('history.tag-title', { deploy }).slice(0, 45),
    custom_id: clickId('release', deploy),
    components: formComponents([
      {
        ...{ id: NAME, label: t('history.tag-label'), help: t('history.tag-help') },
        ...{ type: 'text', required: true, maxLength: 100, placeholder: 'v1.0.0' },
      },
    ]),
  }),
};

/** Puts the tag that the form named on what the deploy was merged as. */
export const release: StoredClick = {
  action: 'release',
  style: 'reply',
  handle: async (context) => {
    const { asked, by, needs, t, id } = context;
    if (asked.kind !== 'form') throw new Refusal({ code: 'stale-card' });
    const deploy = await deployHere(context, id.args[0] ?? '');
    const name = String(asked.fields[NAME] ?? '').trim();
    const { state } = await needs.useCases.tagRelease({ guild: asked.guild, by, deploy: deploy.id, name });
    const commit = state.at === 'applied' && state.merge.is === 'merged' ? state.merge.sha.slice(0, SHORT_SHA) : '';
    return done(t('history.tagged', { tag: code(name), commit: code(commit), deploy: code(deploy.id) }));
  },
};
