import { isProvider } from '../catalog/clouds.ts';
import { regions } from '../catalog/regions.ts';
import { type Deploy, planOf } from '../core/deploy.ts';
import { stateWords } from '../core/explain.ts';
import type { Provider } from '../core/project.ts';
import type { Complete, Suggestion } from './command.ts';

/** Always the same words. */
export const wordsOf =
  (...words: readonly string[]): Complete =>
  () =>
    words.map((word) => ({ value: word, name: word }));

/** The projects of the server. */
export const projectNames: Complete = ({ remembered }) =>
  remembered.projects.map(({ id, provider, region, environment }) => ({
    value: id,
    name: `${id} · ${provider} ${region} · ${environment}`,
  }));

/** The regions of the project that the option `project` names. */
export const regionsOfProject: Complete = ({ texts, remembered }) => {
  const project = remembered.projects.find(({ id }) => id === texts.get('project'));
  return project ? regionSuggestions(project.provider) : [];
};

/** Regions by place and part of the world, so that `europe` finds what lies there; of the cloud that the option `provider` names. */
export const regionsOfProvider: Complete = ({ texts }) => {
  const provider = texts.get('provider');
  return isProvider(provider) ? regionSuggestions(provider) : [];
};

const regionSuggestions = (provider: Provider): Suggestion[] =>
  regions(provider)
    .filter(({ access }) => access !== 'restricted') // a provider must open those first
    .map(({ id, name, area, access }) => ({
      value: id,
      name: `${id} · ${name} · ${area}${access === 'opt-in' ? ' · to be switched on in the account first' : ''}`,
    }));

const deploySuggestion = (deploy: Deploy): Suggestion => {
  const counts = planOf(deploy)?.counts;
  const changes = counts
    ? ` · +${counts.add + counts.replace} ~${counts.change} −${counts.destroy + counts.replace}`
    : '';
  return { value: deploy.id, name: `${deploy.id} · ${deploy.project} · ${stateWords(deploy.state.at)}${changes}` };
};

const BEFORE_APPLY: readonly string[] = ['draft', 'validating', 'planning', 'plan_ready', 'approved', 'failed'];

/** Deploys that can be ended. */
export const CANCELLABLE = ({ state }: Deploy): boolean => BEFORE_APPLY.includes(state.at);

/** The latest deploys of the server that fit, by their ids. */
export const deploysThat =
  (fit: (deploy: Deploy) => boolean): Complete =>
  ({ remembered }) =>
    remembered.deploys.filter(fit).map(deploySuggestion);
