/** A policy in JSON, as `jsonencode` writes it. */
export const policy = (...statements: unknown[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

/** One that lets anybody do something. */
export const anybody = (action: string, condition?: unknown): string =>
  policy({
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: action,
    Resource: '*',
    ...(condition ? { Condition: condition } : {}),
  });

/** One that allows actions on something. */
export const allow = (actions: string | string[], resource: string | string[] = '*', more: object = {}): string =>
  policy({ Effect: 'Allow', Action: actions, Resource: resource, ...more });

/** Trust of a role. */
export const trust = (principal: unknown, condition?: unknown, action = 'sts:AssumeRole'): string =>
  policy({ Effect: 'Allow', Principal: principal, Action: action, ...(condition ? { Condition: condition } : {}) });
