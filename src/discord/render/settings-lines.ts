import type { Resource } from '../../core/request.ts';
import { asText } from '../../generators/settings/as-text.ts';
import { code, inline } from './text.ts';

const LONGEST_VALUE = 300;

/** What a resource is, a line for each setting that says something. */
export const settingLines = ({ settings }: Pick<Resource, 'settings'>): string[] =>
  Object.entries(settings)
    .map(([setting, value]) => [setting, asText(value)] as const)
    .filter(([, value]) => value !== '' && value !== 'false')
    .map(([setting, value]) => `-# ${code(setting, 60)} ${inline(value, LONGEST_VALUE)}`);
