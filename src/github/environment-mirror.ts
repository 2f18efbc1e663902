import { digestOf, type Repo } from '../core/ids.ts';
import { canonicalJson } from '../core/json.ts';
import type { EnvironmentMirror, Log, RenderedView } from '../deploy/ports.ts';
import type { GitHub } from './app.ts';
import { endDeployment, type KnownDeployment, parseDeployment, toRemoteId, writeDeployment } from './deployments.ts';
import { isStatus } from './errors.ts';
import { DEPLOYMENT_PERMISSIONS } from './permissions.ts';
import { deploymentOf, endedBy, type ShownDeployment } from './render/deployment.ts';

/** Remote id of what could not be written because the App may not. */
const NOT_ALLOWED = 'none';

type Work = (client: Awaited<ReturnType<GitHub['client']>>) => Promise<KnownDeployment>;

/**
 * Each apply as a deployment of GitHub, so that a pull request and the list of environments show what is deployed where. It is the one view
 * that a repository may do without: where the App lacks the permission, nothing is written and nothing else is held up.
 */
export function createEnvironmentMirror(github: GitHub, log: Log): EnvironmentMirror {
  async function write(repo: Repo, work: Work): Promise<string> {
    try {
      const client = await github.optionalClient(repo, DEPLOYMENT_PERMISSIONS);
      if (client) return toRemoteId(await work(client));
    } catch (error) {
      // A token that is older than the owner's change of mind.
      if (!isStatus(error, 403) || !error.said.startsWith('Resource not accessible')) throw error;
    }
    log.info({ repo }, 'apply not shown as a deployment: the App lacks deployments: write');
    return NOT_ALLOWED;
  }

  const currentView = (repo: Repo, shown: ShownDeployment): RenderedView => ({
    name: shown.plan,
    hash: digestOf(canonicalJson({ ...shown })),
    write: (remoteId) =>
      write(repo, async (client) =>
        writeDeployment(client, { repo, botId: (await github.bot()).id }, shown, parseDeployment(remoteId)),
      ),
  });

  const endedView = (repo: Repo, plan: string, known: KnownDeployment, why: string): RenderedView => ({
    name: plan,
    hash: digestOf(why),
    write: () => write(repo, (client) => endDeployment(client, repo, known, why)),
  });

  return {
    views(environment) {
      const { repo } = environment.deploy.deploy;
      const shown = deploymentOf(environment);
      const ended = [...environment.written].flatMap(([plan, { remoteId }]) => {
        const known = parseDeployment(remoteId);
        const why = known && endedBy(environment, shown, { plan, state: known.state });
        return known && why !== undefined ? [endedView(repo, plan, known, why)] : [];
      });
      return shown ? [currentView(repo, shown), ...ended] : ended;
    },
  };
}
