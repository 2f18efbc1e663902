import { parseProjectId } from '../../core/ids.ts';
import type { Project } from '../../core/project.ts';
import { Refusal } from '../../core/refusal.ts';
import type { ListedResource, ProjectResources, Standing } from '../../deploy/views/list-resources.ts';
import { OPEN_STATES } from '../../deploy/views/search.ts';
import type { WrittenResource } from '../../deploy/views/written-resources.ts';
import type { Context } from '../context.ts';
import { container, text } from '../render/components.ts';
import { deployLine } from '../render/deploy-line.ts';
import { monthly } from '../render/money.ts';
import { PLAIN_COLOUR } from '../render/states.ts';
import { clip, code, inline, lines, time } from '../render/text.ts';
import { type Page, pageOf, type View } from '../view.ts';

const PER_PAGE = 10;
/** Of deploys without a project: the open ones, and those that ended last. */
const MOST_OPEN = 100;
const ENDED_SHOWN = 8;

const ICONS: Readonly<Record<Standing | 'written', string>> = {
  applied: '✅',
  changing: '🔄',
  drifted: '🟠',
  missing: '❓',
  failed: '❌',
  written: '▫️',
};
/** Settings that say what a thing is, the most telling first. */
const TELLING = ['machine_type', 'instance_type', 'size', 'tier', 'instance_class', 'storage_class', 'sku', 'cidr'];

const typeOf = ({ resource: { settings } }: ListedResource): string | undefined => {
  const found = TELLING.map((name) => settings[name]).find((value) => typeof value === 'string' && value !== '');
  return found === undefined ? undefined : String(found);
};

function resourceLine(listed: ListedResource, { t, locale }: Context): string {
  const { resource, regions, monthlyUsd, standing, deploy, isEditable } = listed;
  const type = typeOf(listed);
  const parts = [
    `${ICONS[standing]} ${t(`kind.${resource.kind}`)} ${code(resource.name, 63)}`,
    type !== undefined && inline(type, 40),
    inline(regions.join(', '), 60),
    monthlyUsd === undefined ? t('money.unknown') : monthly(monthlyUsd, locale),
    t(`standing.${standing}`, { deploy: deploy ? code(deploy) : '' }),
  ];
  return lines(
    parts.filter((part) => typeof part === 'string').join(' · '),
    !isEditable && `-# ${t('list.not-editable')}`,
  );
}

/** Code of people: where it is, and how it stands. It changes by a pull request. */
function writtenLine({ address, path, standing, deploy, monthlyUsd }: WrittenResource, { t, locale }: Context): string {
  const parts = [
    `${ICONS[standing]} ${code(address, 90)}`,
    code(path, 40),
    monthlyUsd !== undefined && monthly(monthlyUsd, locale),
    t(`standing.${standing}`, { deploy: deploy ? code(deploy) : '' }),
  ];
  return parts.filter((part) => typeof part === 'string').join(' · ');
}

function lookedLine({ drift }: ProjectResources, { t, link }: Context): string {
  if (!drift) return link(t('list.never-refreshed'));
  const when = { when: time(drift.checkedAt) };
  return drift.failed === undefined ? t('list.refreshed', when) : t('list.refresh-failed', when);
}

async function ofProject(context: Context, args: readonly string[], id: Project['id']): Promise<Page> {
  const { needs, asked, t, locale, link } = context;
  const found = await needs.useCases.listResources({ guild: asked.guild, project: id });
  const { project, resources, written = [], open } = found;
  const listed = [
    ...resources.map((one) => ({ monthlyUsd: one.monthlyUsd, line: () => resourceLine(one, context) })),
    ...written.map((one) => ({ monthlyUsd: one.monthlyUsd, line: () => writtenLine(one, context) })),
  ];
  const { page, pages, shown } = pageOf(listed, args, PER_PAGE);
  const total = listed.reduce((sum, { monthlyUsd = 0 }) => sum + monthlyUsd, 0);
  const deploys = open.map((deploy) => deployLine(deploy, t, needs.lifetimes));
  const body = container(
    PLAIN_COLOUR,
    [
      text(lines(`### ${t('list.title', { project: code(id, 39) })}`, `-# ${lookedLine(found, context)}`)),
      project.found && text(t('list.by-hand', { where: code(`${project.repo}/${project.directory}`, 140) })),
      text(
        shown.length > 0
          ? clip(
              shown.map(({ line }) => line()),
              2200,
              t,
            )
          : link(t(project.found ? 'list.none-written' : 'list.none')),
      ),
      listed.length > 0 &&
        text(
          lines(
            t('list.total', { amount: `**${monthly(total, locale)}**` }),
            pages > 1 && pageLine(context, page, pages),
          ),
        ),
      page === 1 && deploys.length > 0 && text(lines(`**${t('list.open')}**`, clip(deploys, 1000, t))),
    ].filter((part) => part !== false),
  );
  return { components: [body], page, pages };
}

/** `-# Page 2 of 3` */
export const pageLine = ({ t }: Pick<Context, 't'>, page: number, pages: number): string =>
  `-# ${t('common.page', { page, pages })}`;

async function ofServer(context: Context, args: readonly string[], isMine: boolean): Promise<Page> {
  const { needs, asked, t, by } = context;
  const mine = isMine ? { requester: by.id } : {};
  const [open, latest] = await Promise.all([
    needs.useCases.searchDeploys(asked.guild, { states: OPEN_STATES, ...mine }, MOST_OPEN),
    needs.useCases.searchDeploys(asked.guild, mine, ENDED_SHOWN * 3),
  ]);
  const { page, pages, shown } = pageOf(open, args, PER_PAGE);
  const ended = latest.filter(({ state }) => !OPEN_STATES.includes(state.at)).slice(0, ENDED_SHOWN);
  const linesOf = (deploys: typeof open) => deploys.map((deploy) => deployLine(deploy, t, needs.lifetimes));
  const body = container(PLAIN_COLOUR, [
    text(`### ${t(isMine ? 'list.open-mine' : 'list.open')}`),
    text(shown.length > 0 ? clip(linesOf(shown), 2200) : t('list.open-none')),
    pages > 1 ? text(pageLine(context, page, pages)) : undefined,
    page === 1 && ended.length > 0 ? text(lines(`**${t('list.ended')}**`, clip(linesOf(ended), 1300))) : undefined,
  ]);
  return { components: [body], page, pages };
}

/** `[page, project, mine]`: the resources of a project, or the deploys of the server. */
export const listView: View = {
  name: 'list',
  async draw(context, args) {
    const [, typed = '', mine = ''] = args;
    if (typed === '') return ofServer(context, args, mine === 'mine');
    const project = parseProjectId(typed);
    if (!project) throw new Refusal({ code: 'no-such', what: 'project', id: typed });
    return ofProject(context, args, project);
  },
};
