/** An account: a person, the App's own `slug[bot]`, or the owner of repositories. */
export interface User {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
  readonly since: Date;
}

/** The address GitHub derives for an account; commits with it are shown as that account's. */
export const noreplyEmail = (user: User): string => `${user.id}+${user.login}@users.noreply.github.com`;

/** Name and address of an account as git writes them. */
export const gitIdentity = (user: User): { name: string; email: string } => ({
  name: user.login,
  email: noreplyEmail(user),
});
