import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
} from 'discord.js';
import { isProvider } from '../catalog/clouds.ts';
import { regions } from '../catalog/regions.ts';
import { type Deploy, planOf } from '../core/deploy.ts';
import { stateWords } from '../core/explain.ts';
import { ROLES } from '../core/governance.ts';
import type { GuildId } from '../core/ids.ts';
import type { Provider } from '../core/project.ts';
import type { Remembered } from './guild-memory.ts';
import { MAX_OPTIONS } from './render/components.ts';
import { label } from './render/text.ts';

interface Suggestion {
  value: string;
  name: string;
}

const CANCELLABLE: readonly string[] = ['draft', 'validating', 'planning', 'plan_ready', 'approved', 'failed'];

const deploySuggestion = (deploy: Deploy): Suggestion => {
  const counts = planOf(deploy)?.counts;
  const changes = counts
    ? ` · +${counts.add + counts.replace} ~${counts.change} −${counts.destroy + counts.replace}`
    : '';
  return { value: deploy.id, name: `${deploy.id} · ${deploy.project} · ${stateWords(deploy.state.at)}${changes}` };
};

/** Those that contain what was typed so far, those that begin with it first. */
function matching(all: readonly Suggestion[], typed: string): APIApplicationCommandOptionChoice<string>[] {
  const wanted = typed.trim().toLowerCase();
  const begins = ({ value }: Suggestion) => value.toLowerCase().startsWith(wanted);
  const found = all.filter(({ value, name }) => `${value} ${name}`.toLowerCase().includes(wanted));
  return [...found.filter(begins), ...found.filter((one) => !begins(one))]
    .filter(({ value }) => value.length <= 100)
    .slice(0, MAX_OPTIONS)
    .map(({ value, name }) => ({ value, name: label(name, 100) }));
}

type Texts = ReadonlyMap<string, string>;

function textsOf({ data }: APIApplicationCommandAutocompleteInteraction): { texts: Texts; focused: string } {
  const options = (data.options ?? []).filter((option) => option.type === ApplicationCommandOptionType.String);
  return {
    texts: new Map(options.map(({ name, value }) => [name, value])),
    focused: options.find((option) => option.focused)?.name ?? '',
  };
}

const same = (...values: readonly string[]): Suggestion[] => values.map((value) => ({ value, name: value }));

/** Regions by place and part of the world, so that `europe` finds what lies there; without those a provider must open first. */
const regionsOf = (provider: Provider): Suggestion[] =>
  regions(provider)
    .filter(({ access }) => access !== 'restricted')
    .map(({ id, name, area, access }) => ({
      value: id,
      name: `${id} · ${name} · ${area}${access === 'opt-in' ? ' · to be switched on in the account first' : ''}`,
    }));

/** Everything that could be suggested for an option, before what was typed narrows it. */
function candidates(command: string, option: string, texts: Texts, { projects, deploys }: Remembered): Suggestion[] {
  switch (option) {
    case 'project':
      return projects.map(({ id, provider, region, environment }) => ({
        value: id,
        name: `${id} · ${provider} ${region} · ${environment}`,
      }));
    case 'region': {
      const provider = texts.get('provider');
      return isProvider(provider) ? regionsOf(provider) : [];
    }
    case 'deploy':
    case 'to': {
      const possible = ({ state }: Deploy) =>
        command === 'cloud-rollback'
          ? state.at === 'applied' && state.merge.is === 'merged'
          : CANCELLABLE.includes(state.at);
      return deploys.filter(possible).map(deploySuggestion);
    }
    case 'role':
      return same(...ROLES);
    case 'schedule':
      return same('0 6 * * *', '0 */6 * * *', '0 6 * * 1-5', 'off', 'default');
    case 'for':
      return same('2h', '8h', '1d', '7d', '30d', 'permanent');
    default:
      return [];
  }
}

/** Suggestions for what somebody is typing. They are help, never a check: anything can be sent in the end. */
export async function suggest(
  remember: (guild: GuildId) => Promise<Remembered>,
  raw: APIApplicationCommandAutocompleteInteraction,
): Promise<APIApplicationCommandOptionChoice<string>[]> {
  const { texts, focused } = textsOf(raw);
  const remembered = await remember(raw.guild_id as GuildId);
  return matching(candidates(raw.data.name, focused, texts, remembered), texts.get(focused) ?? '');
}
