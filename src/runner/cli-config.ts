/**
 * The engine's own configuration. An explicit `provider_installation` is the provider allow-list that the engine itself keeps, and
 * the reason why a `terraform.d/plugins` in a repository installs nothing.
 * @param mirror folder of an unpacked provider mirror as the engine sees it; without it providers come from their registry
 */
export function cliConfig(providers: readonly string[], mirror?: string): string {
  const include = `include = [${providers.map((source) => JSON.stringify(source)).join(', ')}]`;
  const method =
    mirror === undefined
      ? `  direct {\n    ${include}\n  }`
      : `  filesystem_mirror {\n    path    = ${JSON.stringify(mirror)}\n    ${include}\n  }`;
  return `disable_checkpoint = true\nprovider_installation {\n${method}\n}\n`;
}
