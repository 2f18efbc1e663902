import type { Variables } from './ports.ts';

/** Credentials' companions that are no secrets; masking a region's name would make a plan unreadable. */
const NO_SECRET =
  /(?:REGION|ZONE|LOCATION|PROJECT|ENVIRONMENT|PROFILE|SUBSCRIPTION_ID|TENANT_ID|ARM_CLIENT_ID|ROLE_ARN|ROLE_SESSION_NAME|TOKEN_FILE|TOKEN_FILE_PATH|APPLICATION_CREDENTIALS|USE_OIDC|ADDRESS|USERNAME|METHOD|_MAX|_MIN)$/;

/** Values of variables that nobody may see: all but those known to be harmless. */
export const secretsIn = (variables: Variables): string[] =>
  Object.entries(variables).flatMap(([name, value]) => (NO_SECRET.test(name) ? [] : [value]));
