import type { Config } from './config.ts';
import type { Clock, Log, Run } from './deploy/ports.ts';
import type { UseCases } from './deploy/use-cases.ts';
import type { SqliteStore } from './store/open-store.ts';
import { API_PATH, createApi } from './web/api/api.ts';
import type { Handler } from './web/handler.ts';

export interface ApiParts {
  store: SqliteStore;
  useCases(): UseCases;
  pageOf(run: Run): string | undefined;
  clock: Clock;
  log: Log;
}

/** The JSON API on the public listener. */
export const apiOf = (
  { GUILDOPS_GUILDS: guilds }: Config,
  { store, useCases, ...parts }: ApiParts,
): Record<string, Handler> => ({
  [API_PATH]: createApi({
    ...parts,
    store,
    tokens: store.apiTokens,
    repos: new Set([...guilds.values()].flatMap(({ repos }) => repos)),
    useCases: {
      noticePull: (input) => useCases().noticePull(input),
      deploysOfPull: (repo, number) => useCases().deploysOfPull(repo, number),
      askReplan: (input) => useCases().askReplan(input),
      stopDeploy: (input) => useCases().stopDeploy(input),
      viewDeploy: (id) => useCases().viewDeploy(id),
    },
  }),
});
