/** Where a repository is fetched from and pushed to. The URL carries no credentials; the header does. */
export interface Remote {
  url: string;
  /** Value of the `Authorization` header, `Basic …`; absent for a repository that needs none. */
  authorization?: string;
}

/** Settings of git that no file, repository or user can change. */
const SETTINGS: readonly (readonly [key: string, value: string])[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.symlinks', 'true'],
  ['core.quotePath', 'false'],
  ['credential.helper', ''],
  ['gc.autoDetach', 'false'],
  ['transfer.credentialsInUrl', 'die'],
  ['protocol.version', '2'],
  ['advice.detachedHead', 'false'],
];

/**
 * The whole environment of a git process. The header goes by environment because arguments are seen by every user of the host, and
 * is bound to the remote's origin, so that no redirect or submodule gets it.
 */
export function gitEnvironment(
  base: Readonly<Record<string, string>>,
  home: string,
  remote?: Remote,
): Record<string, string> {
  const settings = [...SETTINGS];
  if (remote?.authorization !== undefined) {
    settings.push([`http.${new URL(remote.url).origin}/.extraHeader`, `Authorization: ${remote.authorization}`]);
  }
  const pairs = settings.flatMap(([key, value], n) => [
    [`GIT_CONFIG_KEY_${n}`, key],
    [`GIT_CONFIG_VALUE_${n}`, value],
  ]);
  return {
    ...base,
    HOME: home,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: 'https:http:file',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(pairs),
  };
}
