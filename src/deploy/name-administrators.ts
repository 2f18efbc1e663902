import type { Grant } from '../core/governance.ts';
import type { DeployId, GuildId } from '../core/ids.ts';
import type { Person, Surface } from '../core/person.ts';
import { type Problem, Refusal } from '../core/refusal.ts';
import { firstAdmins } from './authority.ts';
import type { Ports } from './ports.ts';
import type { UseCases } from './use-cases.ts';

type Needs = Pick<Ports, 'store' | 'rules' | 'clock'>;

/** What an ask says of where it was made and by whom, if it says it. */
interface Asked {
  guild?: GuildId;
  deploy?: unknown;
  by?: Person;
}

const isWithoutNames = (problem: Problem): boolean => 'askAlso' in problem && problem.askAlso.length === 0;
const MOST_NAMED = 5;

/** The same use cases, whose refusals for want of a right name those who could give it. */
export function namingAdministrators(needs: Needs, useCases: UseCases): UseCases {
  const named = Object.entries(useCases).map(([name, useCase]) => [name, naming(needs, useCase)]);
  return Object.fromEntries(named) as UseCases;
}

const naming =
  (needs: Needs, useCase: (...input: never[]) => Promise<unknown>) =>
  async (...input: never[]): Promise<unknown> => {
    try {
      return await useCase(...input);
    } catch (error) {
      throw error instanceof Refusal ? await withAdministrators(needs, input[0], error) : error;
    }
  };

/** A refusal for want of a right, with those who could give it; any other one as it is. */
async function withAdministrators(needs: Needs, input: unknown, refusal: Refusal): Promise<Refusal> {
  if (!refusal.problems.some(isWithoutNames) || typeof input !== 'object' || input === null) return refusal;
  const asked: Asked = input;
  const guild = asked.guild ?? (await guildOf(needs, asked.deploy));
  if (guild === undefined) return refusal;
  const askAlso = await administratorsOf(needs, guild, asked.by?.surface ?? 'discord');
  return new Refusal(
    ...refusal.problems.map((problem) => (isWithoutNames(problem) ? { ...problem, askAlso } : problem)),
  );
}

async function guildOf({ store }: Needs, deploy: unknown): Promise<GuildId | undefined> {
  return typeof deploy === 'string' ? (await store.deploys.find(deploy as DeployId))?.guild : undefined;
}

const isInForce = ({ role, project, until }: Grant, now: Date): boolean =>
  role === 'admin' && project === undefined && (until === undefined || until > now);

/** As people are called where somebody asks: `@` and the id in Discord, the login on GitHub, where it is known by a link. */
async function administratorsOf({ store, rules, clock }: Needs, guild: GuildId, on: Surface): Promise<string[]> {
  const { governance } = store;
  const grants = await governance.grants(guild);
  const now = clock.now();
  const granted = grants.filter((grant) => isInForce(grant, now)).map(({ subject }) => subject);
  const inDiscord = granted.filter(({ kind }) => kind === 'discord-user').map(({ id }) => id);
  const onGitHub = granted.filter(({ kind }) => kind === 'github-user').map(({ id }) => id);
  const ids = [...new Set([...firstAdmins(rules, guild, grants, now), ...inDiscord])];
  const links = await Promise.all(ids.map((id) => governance.linkOf({ surface: 'discord', id })));
  const linked = links.flatMap((link) => (link ? [link.githubLogin] : []));
  const names = on === 'github' ? [...linked, ...onGitHub] : [...ids.map((id) => `@${id}`), ...onGitHub];
  return [...new Set(names)].slice(0, MOST_NAMED);
}
