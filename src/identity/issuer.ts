import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Project } from '../core/project.ts';
import { ALGORITHM, type IdentityKeys } from './keys.ts';

/** Who asks a cloud for credentials: one project in one environment, to plan or to apply. */
export type Subject = Pick<Project, 'id' | 'repo' | 'environment'> & { use: 'plan' | 'apply' };

/** Signs statements that a cloud takes for credentials. */
export interface Issuer {
  /** https://guildops.example.com */
  url: string;
  sign(subject: Subject, audience: string): Promise<string>;
}

/** As long as a plan may take; an apply gets new ones while it lasts. */
export const TOKEN_LIFE_MS = 15 * 60_000;

/** What trust policies of the clouds compare: `repo:acme/infra:project:shop:environment:prod:use:plan`. */
export const subjectText = ({ id, repo, environment, use }: Subject): string =>
  `repo:${repo}:project:${id}:environment:${environment}:use:${use}`;

export const createIssuer = (url: string, keys: IdentityKeys, now: () => Date): Issuer => ({
  url,
  async sign(subject, audience) {
    const { kid, privateKey } = await keys.signing();
    const { id: project, repo: repository, environment, use } = subject;
    const at = Math.floor(now().getTime() / 1000);
    return new SignJWT({ repository, project, environment, use })
      .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'JWT' })
      .setIssuer(url)
      .setSubject(subjectText(subject))
      .setAudience(audience)
      .setIssuedAt(at)
      .setNotBefore(at)
      .setExpirationTime(at + TOKEN_LIFE_MS / 1000)
      .setJti(randomUUID())
      .sign(privateKey);
  },
});
