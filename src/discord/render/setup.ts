import type { GuildSettings } from '../../core/guild-settings.ts';
import { ENVIRONMENTS } from '../../core/project.ts';
import { usualRuleFor } from '../../policy/rule-for.ts';
import { clickId } from '../click-id.ts';
import type { Context } from '../context.ts';
import type { Card } from '../message.ts';
import { seatsIn } from '../words/rules-in.ts';
import type { Key } from '../words/t.ts';
import { button, buttons, channelSelect, container, link, roleSelect, row, text } from './components.ts';
import { PLAIN_COLOUR } from './states.ts';
import { code, inline, lines } from './text.ts';

/** The choices of a server, in the order of the panel: what each is called, and what its menu says. */
const CHANNELS = [
  { set: 'deployChannel', what: 'setup.deploy', menu: 'setup.choose-deploy' },
  { set: 'auditChannel', what: 'setup.audit', menu: 'setup.choose-audit' },
  { set: 'approversChannel', what: 'setup.approvers', menu: 'setup.choose-approvers' },
] as const;

const fine = (words: string): string => `✅ ${words}`;
const weak = (words: string): string => `⚠️ ${words}`;

function channelLine({ asked, needs, t }: Context, what: Key, channel: string | undefined): string {
  if (channel === undefined) return weak(t('setup.not-chosen', { what: t(what) }));
  const lacking = needs.places.lacking(asked.guild, channel);
  if (!lacking) return weak(t('setup.gone', { what: t(what), channel }));
  return lacking.length > 0
    ? weak(t('setup.lacks', { what: t(what), channel, permissions: lacking.join(', ') }))
    : fine(t('setup.in', { what: t(what), channel }));
}

function roleLine({ t }: Context, role: string | undefined): string {
  const what = t('setup.role');
  return role === undefined
    ? weak(t('setup.no-role', { what }))
    : fine(t('setup.role-is', { what, role: `<@&${role}>` }));
}

function repositoryLine({ asked, needs, t }: Context): string {
  const repos = needs.repositoriesOf(asked.guild);
  return repos.length > 0
    ? fine(t('setup.repositories', { repos: repos.map((repo) => code(repo)).join(', ') }))
    : weak(t('setup.no-repositories'));
}

async function projectLine({ asked, needs, t }: Context): Promise<string> {
  const projects = await needs.useCases.listProjects(asked.guild);
  const budgets = projects.filter(({ budgetUsd }) => budgetUsd !== undefined).length;
  const words = t('setup.projects', { count: projects.length, budgets });
  return projects.length > 0 ? fine(words) : weak(words);
}

/** The rules for approvals that are in force, where a project has none of its own. */
async function approvalsLine({ asked, needs, receivedAt, t }: Context): Promise<string> {
  const policies = (await needs.useCases.listPolicies(asked.guild)).map(({ policy }) => policy);
  const rules = ENVIRONMENTS.map((environment) => {
    const rule = usualRuleFor(policies, environment, receivedAt);
    const { need, othersOnly, groups = [], inOrder = false } = rule;
    const whom = groups.length > 0 ? ` (${inline(seatsIn(t.locale, { groups, inOrder }), 200)})` : '';
    return `${environment} ${t(othersOnly ? 'setup.by-others' : 'setup.by-anybody', { need })}${whom}`;
  });
  const own = policies.filter((one) => one.is === 'approval' && one.enabled && one.scope.projects).length;
  return t('setup.approvals', { rules: rules.join(', '), own });
}

/** Everything that a server needs before people can work, each with how it is, and the menus that choose it. */
export async function setupCard(context: Context, settings: GuildSettings): Promise<Card> {
  const { t, by, link: linked, needs } = context;
  const isSubscribed = settings.subscribers.includes(by.id);
  const appUrl = await needs.appUrl();
  return {
    components: [
      container(PLAIN_COLOUR, [
        text(`### ${t('setup.title')}`),
        text(
          lines(
            ...CHANNELS.map(({ set, what }) => channelLine(context, what, settings[set])),
            roleLine(context, settings.approverRole),
            repositoryLine(context),
            await projectLine(context),
            fine(linked(await approvalsLine(context))),
            fine(t('setup.alerts', { count: settings.subscribers.length })),
          ),
        ),
        ...CHANNELS.map(({ set, menu }) =>
          row(channelSelect(clickId('setup', set.toLowerCase()), t(menu), settings[set])),
        ),
        row(roleSelect(clickId('setup', 'approverrole'), t('setup.choose-role'), settings.approverRole)),
        ...buttons(
          button({ id: clickId('setup-test'), text: t('setup.test'), style: 'primary' }),
          button({
            id: clickId('setup-alerts', isSubscribed ? 'off' : 'on'),
            text: t(isSubscribed ? 'setup.unsubscribe' : 'setup.subscribe'),
          }),
          button({ id: clickId('setup-again'), text: t('setup.again') }),
          appUrl !== undefined && link(appUrl, t('setup.github')),
        ),
      ]),
    ],
  };
}
