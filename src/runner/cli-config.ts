/** From where the engine may install which providers. At least one of both has a source. */
export interface Installation {
  /** Sources that come from their registry. */
  direct?: readonly string[];
  /** Folder of an unpacked provider mirror as the engine sees it, and the sources that come from it. */
  mirror?: { path: string; include: readonly string[] };
}

/**
 * The engine's own configuration. An explicit `provider_installation` is the provider allow-list that the engine itself keeps, and
 * the reason why a `terraform.d/plugins` in a repository installs nothing. A source in both parts is asked for in both: the newest version counts,
 * and is taken from the mirror where that has it.
 */
export function cliConfig({ direct = [], mirror }: Installation): string {
  const included = (sources: readonly string[]) =>
    `include = [${sources.map((source) => JSON.stringify(source)).join(', ')}]`;
  const methods = [
    ...(mirror && mirror.include.length > 0
      ? [`  filesystem_mirror {\n    path    = ${JSON.stringify(mirror.path)}\n    ${included(mirror.include)}\n  }\n`]
      : []),
    ...(direct.length > 0 ? [`  direct {\n    ${included(direct)}\n  }\n`] : []),
  ];
  return `disable_checkpoint = true\nprovider_installation {\n${methods.join('')}}\n`;
}
