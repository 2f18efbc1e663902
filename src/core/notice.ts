import type { BarChart } from './chart.ts';
import type { GuildId } from './ids.ts';

/** Where something is told: in a channel of Discord, or to one person directly, by Discord id. */
export type NoticeTo = { channel: string } | { person: string };

/** What is told. Its texts are ours and those of people alike: the edge escapes every one. */
export type NoticeBody = {
  kind: 'said';
  tone: 'good' | 'plain' | 'warning' | 'bad' | 'quote';
  title: string;
  lines: readonly string[];
  /** Discord ids of people and of roles who are pinged. */
  pings?: { people?: readonly string[]; roles?: readonly string[] };
  /** A picture below the text. */
  chart?: BarChart;
  /** What can be answered with a click, at most five. Absent once it is decided: the notice is put again without them. */
  choices?: readonly NoticeChoice[];
};

/** `action` and `args` say which click it is and what about: identifiers, never texts of people. Who may is decided at the click. */
export interface NoticeChoice {
  action: string;
  args: readonly string[];
  label: string;
  style?: 'primary' | 'secondary' | 'success' | 'danger';
}

/** Something to be told once, kept before it is told. Put again with another body, what was told is changed. */
export interface Notice {
  /** Makes it one among all: what it is about, and for whom. */
  id: string;
  guild: GuildId;
  to: NoticeTo;
  body: NoticeBody;
  at: Date;
}
