import type { Deploy } from '../../src/core/deploy.ts';
import type { Tables } from '../../src/deploy/ports.ts';
import { aDeploy, discordPerson } from '../fakes/words.ts';

/** A deploy that is in the store, begun by a cause of its own. */
export const storedDeploy = ({ deploys }: Pick<Tables, 'deploys'>, facts: Partial<Deploy> = {}): Promise<Deploy> =>
  deploys.save(aDeploy({ at: 'draft' }, { cause: `cause of ${facts.id}`, ...facts }), {
    kind: 'drafted',
    deltas: [],
    by: discordPerson('ana'),
  });
