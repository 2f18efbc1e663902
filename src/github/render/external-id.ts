import { type Deploy, planOf } from '../../core/deploy.ts';
import { digestOf, parseDeployId } from '../../core/ids.ts';

/** So many are named one by one: GitHub does not say how long an external id may be. */
const MOST = 20;

/** All that a check run shows of one pull request: the digest says which plans those were. */
export interface ShownWhole {
  number: number;
  digest: string;
}

/** What a check run is about in one deploy: its plan, `7F3K.2`; the deploy's id where there is no plan yet. */
export const shownId = (deploy: Deploy): string => planOf(deploy)?.id ?? deploy.id;

/** Equal for the same ids in whichever order. */
export const digestOfIds = (ids: readonly string[]): string => digestOf([...ids].sort().join(',')).slice(0, 32);

/** What a check run carries to say which plans it is about: `7F3K.2,8QZM.1`; of more than can be named `#12:` and their digest. */
export const externalId = (ids: readonly string[], number: number | undefined): string =>
  ids.length <= MOST || number === undefined ? ids.slice(0, MOST).join(',') : `#${number}:${digestOfIds(ids)}`;

/** The ids in a check run's external id; what is not one is left out. */
export const parseExternalId = (text: string): string[] =>
  text.split(',').filter((id) => {
    const [deploy = '', n, ...rest] = id.split('.');
    return rest.length === 0 && parseDeployId(deploy) === deploy && (n === undefined || /^\d{1,6}$/.test(n));
  });

/** The pull request that a check run's external id is about as a whole. */
export function parseWhole(text: string): ShownWhole | undefined {
  const [, number, digest] = /^#([1-9]\d{0,9}):([0-9a-f]{32})$/.exec(text) ?? [];
  return number === undefined || digest === undefined ? undefined : { number: Number(number), digest };
}
