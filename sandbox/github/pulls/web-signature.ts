import type { Signature } from '../git/commits.ts';
import type { Hub } from '../hub.ts';
import { instant } from '../json/links.ts';
import { gitIdentity, type User } from '../state/user.ts';

/** GitHub itself as the committer of what is done on its pages. */
export const webSignature = ({ now }: Pick<Hub, 'now'>): Signature => ({
  name: 'GitHub',
  email: 'noreply@github.com',
  date: instant(now()),
});

/** An account as author of a commit made now. */
export const signatureOf = ({ now }: Pick<Hub, 'now'>, user: User): Signature => ({
  ...gitIdentity(user),
  date: instant(now()),
});
