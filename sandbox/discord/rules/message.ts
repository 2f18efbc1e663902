import { ComponentType, MessageFlags } from 'discord-api-types/v10';
import type { Component, EmbedRecord } from '../messages/model.ts';
import { type Placed, placed } from '../messages/tree.ts';
import { componentProblems, placeProblems } from './components.ts';
import { embedProblems } from './embeds.ts';
import { countProblems, lengthProblems, type Problem, problem } from './problem.ts';

/** A message as it would be after the request: what the rules judge. */
export interface MessageDraft {
  content: string;
  embeds: EmbedRecord[];
  components: Component[];
  flags: number;
  filenames: string[];
  hasPollOrStickers: boolean;
}

const MAX_COMPONENTS = 40;
const MAX_TEXT = 4000;
const MAX_CONTENT = 2000;

const isV2 = ({ flags }: { flags: number }) => (flags & MessageFlags.IsComponentsV2) !== 0;

/** With the V2 flag a message is components and nothing else; 40 of them, 4000 characters over all texts. */
function v2Problems({ content, embeds, hasPollOrStickers, filenames }: MessageDraft, all: Placed[]): Problem[] {
  const found: Problem[] = [];
  const refused = (field: string) =>
    found.push(
      problem(
        [field],
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      ),
    );
  if (content) refused('content');
  if (embeds.length > 0) refused('embeds');
  if (hasPollOrStickers) refused('poll');
  if (all.length > MAX_COMPONENTS) {
    found.push(
      problem(
        ['components'],
        'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
        `The total number of components cannot exceed ${MAX_COMPONENTS}: there are ${all.length}`,
      ),
    );
  }
  const text = all.reduce(
    (sum, { component }) =>
      sum + (component.type === ComponentType.TextDisplay ? [...(component.content ?? '')].length : 0),
    0,
  );
  if (text > MAX_TEXT) {
    found.push(
      problem(
        ['components'],
        'COMPONENT_MAX_TOTAL_TEXT_EXCEEDED',
        `The total text length cannot exceed ${MAX_TEXT}: it is ${text}`,
      ),
    );
  }
  return [...found, ...all.flatMap((entry) => fileProblems(entry, filenames))];
}

/** A file that a component shows must have come along. */
function fileProblems({ component, path }: Placed, filenames: string[]): Problem[] {
  const urls = [component.file?.url, component.media?.url, ...(component.items ?? []).map(({ media }) => media.url)];
  const missing = urls.filter(
    (url) => url?.startsWith('attachment://') && !filenames.includes(url.slice('attachment://'.length)),
  );
  return missing.map((url) =>
    problem(path, 'REFERENCED_ATTACHMENT_NOT_FOUND', `Referenced attachment ${url} not found`),
  );
}

/** Everything that is wrong with a message, beyond what Discord's published schema can say. */
export function messageProblems(draft: MessageDraft): Problem[] {
  const all = placed(draft.components);
  const v2 = isV2(draft);
  return [
    ...lengthProblems(['content'], draft.content, [0, MAX_CONTENT]),
    ...embedProblems(draft.embeds),
    ...countProblems(['attachments'], draft.filenames, [0, 10]),
    ...placeProblems(all, v2 ? 'message' : 'legacyMessage'),
    ...componentProblems(all),
    ...(v2 ? v2Problems(draft, all) : countProblems(['components'], draft.components, [0, 5])),
  ];
}

/** Nothing to show at all: Discord has an error of its own for that. */
export const isEmpty = ({ content, embeds, components, filenames, hasPollOrStickers }: MessageDraft) =>
  content.trim() === '' && embeds.length + components.length + filenames.length === 0 && !hasPollOrStickers;
