/** Probot verifies with this literal when no secret is given; whoever knows that can forge webhooks. */
const PROBOT_DEFAULT = 'development';
const MIN_LENGTH = 16;

/** Why a webhook secret is not good enough, or undefined. The text never contains the secret. */
export function weakSecret(secret: string | undefined): string | undefined {
  if (!secret) return 'The webhook secret is missing: without it anybody could send webhooks.';
  if (secret === PROBOT_DEFAULT) return `The webhook secret is "${PROBOT_DEFAULT}", which everybody knows.`;
  if (secret.length < MIN_LENGTH)
    return `The webhook secret has ${secret.length} characters; at least ${MIN_LENGTH} are needed.`;
  return undefined;
}
