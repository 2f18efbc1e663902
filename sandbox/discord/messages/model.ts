import type { ComponentType } from 'discord-api-types/v10';
import type { InteractionRecord } from '../interactions/model.ts';

/** One option of a select menu, radio group or checkbox group. */
export interface Choosable {
  label: string;
  value: string;
  description?: string | null;
  default?: boolean | null;
  emoji?: { id?: string | null; name?: string | null } | null;
}

/** A component as it was sent; only what rules, people and rendering look at is named. */
export interface Component {
  type: ComponentType;
  id?: number | null;
  custom_id?: string | null;
  components?: Component[] | null;
  component?: Component | null;
  accessory?: Component | null;
  content?: string | null;
  label?: string | null;
  description?: string | null;
  placeholder?: string | null;
  style?: number | null;
  url?: string | null;
  sku_id?: string | null;
  emoji?: { id?: string | null; name?: string | null } | null;
  disabled?: boolean | null;
  options?: Choosable[] | null;
  min_values?: number | null;
  max_values?: number | null;
  min_length?: number | null;
  max_length?: number | null;
  required?: boolean | null;
  value?: string | null;
  default?: boolean | null;
  default_values?: { id: string; type: string }[] | null;
  accent_color?: number | null;
  spoiler?: boolean | null;
  divider?: boolean | null;
  spacing?: number | null;
  file?: { url: string } | null;
  media?: { url: string } | null;
  items?: { media: { url: string }; description?: string | null }[] | null;
  name?: string | null;
  size?: number | null;
}

export interface EmbedRecord {
  title?: string | null;
  description?: string | null;
  url?: string | null;
  color?: number | null;
  footer?: { text: string } | null;
  author?: { name: string; url?: string | null } | null;
  fields?: { name: string; value: string; inline?: boolean | null }[] | null;
  timestamp?: string | null;
}

export interface AttachmentRecord {
  id: string;
  filename: string;
  contentType: string;
  content: Buffer;
  description?: string;
}

/** Whom a message calls: what its text says, reduced to what `allowed_mentions` lets through. */
export interface Pings {
  everyone: boolean;
  users: string[];
  roles: string[];
}

export interface MessageRecord {
  id: string;
  channelId: string;
  authorId: string;
  type: number;
  content: string;
  embeds: EmbedRecord[];
  components: Component[];
  flags: number;
  attachments: AttachmentRecord[];
  pings: Pings;
  createdAt: number;
  editedAt?: number;
  /** Rises with every edit, also with the first one that fills a deferred reply. */
  revision: number;
  nonce?: string | number;
  /** The interaction that it answers. */
  via?: InteractionRecord;
  /** The one person who sees it, when it is ephemeral. */
  visibleTo?: string;
}
