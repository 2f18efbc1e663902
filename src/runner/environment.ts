import type { Place } from './place.ts';
import type { Variables } from './ports.ts';

/** Names that decide what runs and where, or make the engine print what it must not. No credential may set them. */
const RESERVED =
  /^(?:PATH|HOME|TMPDIR|SHELL|IFS|ENV|BASH_.*|LD_.*|DYLD_.*|NODE_.*|GODEBUG|GOGC|GOTRACEBACK|TF_CLI_.*|TF_LOG.*|TF_DATA_DIR|TF_INPUT|TF_REATTACH_PROVIDERS|TF_PLUGIN_.*|TF_HTTP_.*|TF_WORKSPACE|CHECKPOINT_DISABLE)$/;

/** Where a run finds programs, and nowhere else. */
export const PATH = '/usr/local/bin:/usr/bin:/bin';

/** @throws Error when a variable has no proper name or one that is ours to set */
export function checkVariables(variables: Variables): void {
  for (const name of Object.keys(variables)) {
    if (!/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name) || RESERVED.test(name)) {
      throw new Error(`${JSON.stringify(name)} cannot be set for a run`);
    }
  }
}

export interface EnvironmentParts {
  place: Pick<Place, 'home' | 'tmp' | 'config' | 'data'>;
  /** `TF_HTTP_*`, with the token of this run. */
  state: Variables;
  /** Cloud credentials of this project and this use. */
  credentials: Variables;
  /** Proxy settings and the like, the same for every run. */
  extra: Variables;
  reattach?: string;
  /** `default` where the backend has no others. */
  workspace?: string;
}

/**
 * The whole environment of a run, built from nothing: whatever the program itself was started with stays with it.
 * @throws Error when a credential or extra variable has a name that is ours to set
 */
export function engineEnvironment({
  place,
  state,
  credentials,
  extra,
  reattach,
  workspace = 'default',
}: EnvironmentParts): Record<string, string> {
  checkVariables(credentials);
  checkVariables(extra);
  return {
    ...extra,
    ...credentials,
    ...state,
    PATH,
    HOME: place.home,
    TMPDIR: place.tmp,
    TF_CLI_CONFIG_FILE: place.config,
    TF_DATA_DIR: place.data,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    ...(workspace !== 'default' && { TF_WORKSPACE: workspace }),
    ...(reattach !== undefined && { TF_REATTACH_PROVIDERS: reattach }),
  };
}

/** Planning makes much short-lived garbage; collecting it less often saves an eighth of the time with large providers. */
export const SHORT_LIVED: Variables = { GOGC: '400' };
