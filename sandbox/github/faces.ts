import type { ReactionView } from './views.ts';

/** Reactions as people see them. */
export const FACES: Readonly<Record<ReactionView['content'], string>> = {
  '+1': '👍',
  '-1': '👎',
  laugh: '😄',
  confused: '😕',
  heart: '❤️',
  hooray: '🎉',
  rocket: '🚀',
  eyes: '👀',
};
