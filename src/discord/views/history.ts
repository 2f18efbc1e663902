import { type Deploy, planOf } from '../../core/deploy.ts';
import { type ProjectId, parseDeployId, parseProjectId } from '../../core/ids.ts';
import { Refusal } from '../../core/refusal.ts';
import { clickId } from '../click-id.ts';
import type { Context } from '../context.ts';
import { cardId } from '../custom-id.ts';
import { button, buttons, container, type Row, row, select, text } from '../render/components.ts';
import { addedMonthly } from '../render/money.ts';
import { person } from '../render/people.ts';
import { countsShort } from '../render/plan-lines.ts';
import { lookOf, PLAIN_COLOUR } from '../render/states.ts';
import { clip, code, inline, lines, time } from '../render/text.ts';
import { type Page, pageOf, TURN, type View } from '../view.ts';
import { pageLine } from './list.ts';

const PER_PAGE = 6;
const SHORT_SHA = 7;
const NO_APPROVALS = { have: 0, need: 0 };

const mergeOf = ({ state }: Deploy) =>
  state.at === 'applied' && state.merge.is === 'merged' ? state.merge : undefined;

function whyOf({ state }: Deploy): string | undefined {
  if (state.at === 'failed') return state.reason;
  return state.at === 'cancelled' ? state.why : undefined;
}

/** What became of a deploy: commit and tags, who and when, what it says, what it cost. */
function entry(deploy: Deploy, { t, locale }: Context, longest: number): string {
  const { id, requester, changedAt, pull, state } = deploy;
  const [plan, merge, why] = [planOf(deploy), mergeOf(deploy), whyOf(deploy)];
  const tags = [...(merge?.tag ? [merge.tag] : []), ...(merge?.releases ?? [])];
  const facts = [
    merge && t('history.commit', { commit: code(merge.sha.slice(0, SHORT_SHA)) }),
    tags.length > 0 && t('history.released', { tags: tags.map((tag) => code(tag, 40)).join(', ') }),
    plan && countsShort(plan.counts),
    plan && addedMonthly(plan.cost.afterUsd - plan.cost.beforeUsd, locale),
    pull && `[#${pull.number}](${pull.url})`,
  ];
  return lines(
    `${lookOf(deploy, NO_APPROVALS).icon} ${code(id)} **${t(`state.${state.at}`)}** · ${t('deploy.by', { person: person(requester), when: time(changedAt) })}`,
    pull && inline(pull.title, 120),
    `-# ${facts.filter((fact) => typeof fact === 'string').join(' · ')}`,
    why !== undefined && `-# ${inline(why, longest)}`,
  );
}

function choices(project: ProjectId, page: number, shown: readonly Deploy[], { t }: Context): Row[] {
  if (shown.length === 0) return [];
  const options = shown.map(({ id, pull }) => ({ value: id, label: `${id} · ${pull?.title ?? project}` }));
  return [row(select(clickId('history-entry', project, String(page)), t('history.look'), options))];
}

function acts(deploy: Deploy, page: string, { t }: Context): Row[] {
  const { id, project, revision } = deploy;
  const isMerged = mergeOf(deploy) !== undefined;
  return buttons(
    isMerged && button({ id: clickId('history-diff', id), text: t('history.diff'), style: 'primary' }),
    isMerged && button({ id: clickId('history-tag', id), text: t('history.tag') }),
    isMerged && button({ id: cardId('rollback', id, revision), text: t('history.roll-back') }),
    button({ id: clickId(TURN, 'history', page, project), text: t('history.back') }),
  );
}

async function drawAll(context: Context, args: readonly string[], id: ProjectId): Promise<Page> {
  const { needs, asked, t } = context;
  const { deploys } = await needs.useCases.readHistory({ guild: asked.guild, project: id });
  const { page, pages, shown } = pageOf(deploys, args, PER_PAGE);
  const entries = shown.map((deploy) => entry(deploy, context, 140));
  const body = container(PLAIN_COLOUR, [
    text(`### ${t('history.title', { project: code(id, 39) })}`),
    text(entries.length > 0 ? clip(entries, 3500) : t('history.none')),
    pages > 1 ? text(pageLine(context, page, pages)) : undefined,
  ]);
  return { components: [body], page, pages, controls: choices(id, page, shown, context) };
}

async function drawOne(context: Context, page: string, id: ProjectId, typed: string): Promise<Page> {
  const { needs, asked } = context;
  const wanted = parseDeployId(typed);
  const deploy = wanted && (await needs.useCases.findDeploy(wanted));
  if (!deploy || deploy.guild !== asked.guild || deploy.project !== id)
    throw new Refusal({ code: 'no-such', what: 'deploy', id: typed });
  const body = container(PLAIN_COLOUR, [text(entry(deploy, context, 1500))]);
  return { components: [body], page: 1, pages: 1, controls: acts(deploy, page, context) };
}

/** `[page, project, deploy]`: what was done to a project; or one of that, with what can be done about it. */
export const historyView: View = {
  name: 'history',
  async draw(context, args) {
    const [page = '1', typed = '', deploy = ''] = args;
    const project = parseProjectId(typed);
    if (!project) throw new Refusal({ code: 'no-such', what: 'project', id: typed });
    return deploy === '' ? drawAll(context, args, project) : drawOne(context, page, project, deploy);
  },
};
