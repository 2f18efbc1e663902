import { parseDeployId } from '../../core/ids.ts';

const MOST = 20;

/** What a check run carries to say which plans it is about: `7F3K.2,8QZM.1`, a deploy's id where there is no plan yet. */
export const externalId = (ids: readonly string[]): string => ids.slice(0, MOST).join(',');

/** The ids in a check run's external id; what is not one is left out. */
export const parseExternalId = (text: string): string[] =>
  text.split(',').filter((id) => {
    const [deploy = '', n, ...rest] = id.split('.');
    return rest.length === 0 && parseDeployId(deploy) === deploy && (n === undefined || /^\d{1,6}$/.test(n));
  });
