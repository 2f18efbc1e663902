import type { SandboxDiscord } from '../../sandbox/discord/index.ts';
import { OPENING, STORED, STORED_OF_PROJECT } from '../../src/discord/actions.ts';
import { CLICK_ACTIONS } from '../../src/discord/clicks.ts';

/** By the version that an id begins with: what there is to click, and the button that only says that something is underway. */
export const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  g1: [...Object.keys(STORED), ...OPENING, 'busy'],
  p1: STORED_OF_PROJECT,
  s1: CLICK_ACTIONS,
};

const idsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'custom_id' in value && typeof value.custom_id === 'string' ? [value.custom_id] : [];
  return [...own, ...Object.values(value).flatMap(idsIn)];
};

/** Ids in the messages of every channel that lead nowhere we know; `tampering.test.ts` tries every one that does. */
export function unknownIds({ requests }: Pick<SandboxDiscord, 'requests'>): string[] {
  const sent = requests.flatMap(({ body }) => messageIds(body));
  return [...new Set(sent)].filter((id) => {
    const [version = '', action = ''] = id.split(':');
    return !(Object.hasOwn(ACTIONS, version) && ACTIONS[version]?.includes(action));
  });
}

/** Fields inside of a form are named by themselves: only the form's own id comes back as one. */
function messageIds(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  if ('data' in body && typeof body.data === 'object' && body.data !== null && 'title' in body.data)
    return 'custom_id' in body.data ? [String(body.data.custom_id)] : [];
  return idsIn(body);
}
