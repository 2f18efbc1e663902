import { type Problem, problem } from './problem.ts';

/** Whom a message may call. Source: https://discord.com/developers/docs/resources/message#allowed-mentions-object */
export interface AllowedMentions {
  parse?: string[] | null;
  users?: string[] | null;
  roles?: string[] | null;
  replied_user?: boolean | null;
}

const KINDS = ['users', 'roles'] as const;

/** At most a hundred names of a kind, and never both "all users" and "these users". */
export function mentionProblems(allowed: AllowedMentions | null | undefined): Problem[] {
  if (!allowed) return [];
  const unknown = (allowed.parse ?? []).filter((kind) => !['users', 'roles', 'everyone'].includes(kind));
  return [
    ...unknown.map((kind) =>
      problem(['allowed_mentions', 'parse'], 'BASE_TYPE_CHOICES', `'${kind}' cannot be parsed.`),
    ),
    ...KINDS.flatMap((kind) => {
      const names = allowed[kind] ?? [];
      const at = ['allowed_mentions', kind];
      if (names.length > 100) return [problem(at, 'BASE_TYPE_MAX_LENGTH', 'Must be 100 or fewer in length.')];
      const both = names.length > 0 && allowed.parse?.includes(kind);
      return both
        ? [
            problem(
              at,
              'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
              `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
            ),
          ]
        : [];
    }),
  ];
}
