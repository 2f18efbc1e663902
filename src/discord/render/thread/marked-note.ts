import type { Note } from '../../message.ts';

/** A message in the thread, the name of its view, and the text by which it is found again. */
export interface MarkedNote {
  name: string;
  mark: string;
  note: Note;
}
