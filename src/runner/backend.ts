import { backendSettings } from '../core/backend.ts';
import type { RunTask } from './command.ts';
import type { StateAccess, Use, Variables } from './ports.ts';
import type { RuleFacts } from './scan/rules.ts';

/**
 * Arguments by which init learns where the state is. They win over what the code says, and the code was seen to say nothing else.
 * Our own backend needs none: its address and token are variables of the run; nor does a block that says it all.
 */
export const backendArgs = ({ backend, found }: Pick<RuleFacts, 'backend' | 'found'>): string[] =>
  found?.isBlockWhole ? [] : backendSettings(backend).map(([name, value]) => `-backend-config=${name}=${value}`);

/** What a run needs to reach its state beside its credentials: a token for our backend, nothing for a cloud's. */
export const stateVariables = async (
  state: Pick<StateAccess, 'grant'>,
  { run, project: { backend, stateId } }: Pick<RunTask, 'run' | 'project'>,
  use: Use,
): Promise<Variables> => (backend.kind === 'http' ? state.grant(run, stateId, use) : {});
