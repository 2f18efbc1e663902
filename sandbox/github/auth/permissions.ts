export type Level = 'read' | 'write' | 'admin';

/** `contents:write`: what a GitHub App has to be granted for a call. */
export type Need = `${string}:${Level}`;

/** Levels by name of the permission, as in the settings of an App. */
export type Permissions = Readonly<Record<string, Level>>;

const levels: readonly Level[] = ['read', 'write', 'admin'];

export function meets(granted: Permissions, need: Need): boolean {
  const [name = '', level = 'read'] = need.split(':') as [string, Level];
  const has = granted[name];
  return has !== undefined && levels.indexOf(has) >= levels.indexOf(level);
}

/** Whether every permission asked for is granted: a token can be narrowed, never widened. */
export const covers = (granted: Permissions, asked: Permissions): boolean =>
  Object.entries(asked).every(([name, level]) => meets(granted, `${name}:${level}`));
