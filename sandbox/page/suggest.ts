import type { Choice } from '../discord/index.ts';
import { typable } from './discord/commands.ts';
import { optionsIn } from './discord/deeds.ts';
import type { Scene } from './scene.ts';

/** What the program suggests for the option `focused` of the command that is being typed; nothing where it does not answer. */
export async function suggestions({ view }: Scene, query: URLSearchParams): Promise<Choice[]> {
  const { actor, spot } = view;
  const [words, focused] = [query.get('command') ?? '', query.get('focused') ?? ''];
  const command = typable(view).find((each) => each.words === words);
  if (!command || spot.kind === 'dms') return [];
  const typed = { [focused]: '', ...(await optionsIn(command.options, query)) };
  return actor.autocomplete(words, typed, focused, { channel: spot.channel }).catch(() => []);
}
