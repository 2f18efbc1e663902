import type { Link } from '../../core/governance.ts';
import { onGitHub, type Person } from '../../core/person.ts';
import { Refusal } from '../../core/refusal.ts';
import { tellAudit } from '../notices/tell.ts';
import type { Linking, Ports, Tables } from '../ports.ts';
import { mirror } from '../record.ts';
import type { RightsUseCases } from '../use-cases/rights.ts';

const SECOND_MS = 1_000;
const no = (what: string): Refusal => new Refusal({ code: 'nothing-to-do', what });

const ANEW = 'Begin anew with /cloud-link.';
const NOT_SET_UP =
  'Accounts cannot be linked here yet. Its operator enables the device flow in the settings of the GitHub App, and sets GITHUB_CLIENT_ID where GitHub does not tell it.';

/** Asks GitHub for a code that its person types there. What was begun before is void; a click once more shows the same code. */
export async function beginLink(
  { store, deviceFlow, clock }: Ports,
  { guild, by }: Parameters<RightsUseCases['beginLink']>[0],
): Promise<Linking> {
  await refuseLinked(store, by);
  const open = await store.linkings.of(by.id);
  const now = clock.now();
  if (open && !open.login && open.until > now) return open;
  const begun = await deviceFlow?.begin();
  if (!begun) throw no(NOT_SET_UP);
  const { livesS, ...code } = begun;
  const until = new Date(now.getTime() + livesS * SECOND_MS);
  const linking = { ...code, discordId: by.id, guild, nextAt: after(now, begun.intervalS), until };
  await store.linkings.put(linking);
  return linking;
}

const after = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * SECOND_MS);

async function refuseLinked({ governance }: Pick<Tables, 'governance'>, person: Person): Promise<void> {
  const link = await governance.linkOf(person);
  if (link) throw no(`You are linked to ${link.githubLogin} on GitHub. /cloud-unlink ends that first.`);
}

/**
 * Asks GitHub once whether the code was typed, never sooner than it wants to be asked. Dying after GitHub said who it is and before that was
 * written down binds nothing: GitHub gives no second answer, and the person begins anew.
 */
export async function checkLink(
  { store, deviceFlow, clock }: Ports,
  { by }: Parameters<RightsUseCases['checkLink']>[0],
): Promise<Linking> {
  const linking = await store.linkings.of(by.id);
  const now = clock.now();
  if (!linking || linking.until <= now) throw no(`That code has run out. ${ANEW}`);
  if (linking.login !== undefined || linking.nextAt > now || !deviceFlow) return linking;
  const polled = await deviceFlow.poll(linking.deviceCode);
  if (polled.is === 'expired' || polled.is === 'denied') {
    await store.linkings.remove(by.id);
    throw no(polled.is === 'denied' ? `You said no on GitHub; nothing was linked.` : `That code has run out. ${ANEW}`);
  }
  const intervalS = polled.is === 'slow-down' ? polled.intervalS : linking.intervalS;
  const next = { ...linking, intervalS, nextAt: after(now, intervalS) };
  const found = polled.is === 'known' ? { ...next, login: polled.login } : next;
  await store.linkings.put(found);
  return found;
}

/** Binds both accounts, once their person has seen both names. `login`: the name that was shown. */
export async function confirmLink(
  ports: Ports,
  { guild, by, login }: Parameters<RightsUseCases['confirmLink']>[0],
): Promise<Link> {
  const { store, clock } = ports;
  const present = await store.governance.linkOf(by);
  if (present && present.githubLogin === login.toLowerCase()) return present;
  const seen = await store.linkings.of(by.id);
  if (seen?.login?.toLowerCase() !== login.toLowerCase()) throw no(`That question is out of date. ${ANEW}`);
  if (!(await isKnownHere(ports, guild, login)))
    throw no(`${login} may write to no repository of this server, so it says nothing about who you are here.`);
  const at = clock.now();
  return store.transaction(async (tables) => {
    await refuseLinked(tables, by);
    const link: Link = { discordId: by.id, githubLogin: login.toLowerCase(), linkedAt: at, by: 'discord' };
    if (!(await tables.governance.addLink(link))) throw no(`${login} is linked to somebody else on Discord already.`);
    await tables.linkings.remove(by.id);
    await tables.audit.add({ guild, at, by, what: 'linked', details: { github: link.githubLogin } });
    await redrawWaiting(tables, guild, at);
    const title = `${by.name} is linked to ${link.githubLogin} on GitHub`;
    const about = `linked:${by.id}:${at.toISOString()}`;
    const said = { kind: 'said', tone: 'plain', lines: ['Both count as one person from now on.'] } as const;
    await tellAudit(tables, { guild, about, at, body: { ...said, title, pings: { people: [by.id] } } });
    return link;
  });
}

/** An account that means something here: who links a throw-away one could approve as two people. */
async function isKnownHere({ pulls, rules, store }: Ports, guild: Linking['guild'], login: string): Promise<boolean> {
  const grants = await store.governance.grants(guild);
  const { id } = onGitHub(login);
  if (grants.some(({ subject }) => subject.kind === 'github-user' && subject.id === id)) return true;
  for (const repo of rules.guilds.get(guild)?.repos ?? [])
    if (['admin', 'write'].includes(await pulls.permission(repo, id, 0))) return true;
  return false;
}

/** Says no to the question whether both accounts are theirs. */
export const dropLink = ({ store }: Ports, { by }: Parameters<RightsUseCases['dropLink']>[0]): Promise<void> =>
  store.linkings.remove(by.id);

/** Both count as two again. @throws Refusal for who is not linked */
export async function unlink(
  { store, clock }: Ports,
  { guild, by }: Parameters<RightsUseCases['unlink']>[0],
): Promise<Link> {
  return store.transaction(async (tables) => {
    const link = await tables.governance.removeLink(by);
    if (!link) throw no('Your account is not linked to one on GitHub.');
    const at = clock.now();
    await tables.audit.add({ guild, at, by, what: 'unlinked', details: { github: link.githubLogin } });
    await redrawWaiting(tables, guild, at);
    return link;
  });
}

/** Plans that wait say whose approvals count, which may be others now. */
async function redrawWaiting(
  tables: Pick<Tables, 'deploys' | 'jobs'>,
  guild: Linking['guild'],
  at: Date,
): Promise<void> {
  const waiting = await tables.deploys.inStates(['plan_ready', 'approved']);
  for (const deploy of waiting.filter((one) => one.guild === guild)) await mirror(tables, deploy, at);
}
