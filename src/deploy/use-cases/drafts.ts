import type { Deploy } from '../../core/deploy.ts';
import type { DeployId, GuildId, ProjectId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import type { Kind, Resource } from '../../core/request.ts';
import type { Validation } from '../../core/validation.ts';
import type { BatchFile } from '../../generators/batch/read-batch.ts';
import type { BatchFormat } from '../../generators/batch/write-batch.ts';
import { projectOf } from '../authority.ts';
import { addBatch } from '../drafts/add-batch.ts';
import { batchFile } from '../drafts/batch-file.ts';
import { copyDraft } from '../drafts/copy-draft.ts';
import { keepSize } from '../drafts/keep-size.ts';
import { openDraft } from '../drafts/open-draft.ts';
import { removeResource } from '../drafts/remove-resource.ts';
import { validate } from '../drafts/validate.ts';
import type { Ports } from '../ports.ts';
import { projectAtBase } from '../project-tree.ts';
import type { DraftAnswer } from '../use-cases.ts';

/** What people do with drafts beside adding a line. */
export interface DraftUseCases {
  /** The open draft of a person in a project, so that they can go on with it. */
  openDraft(input: { guild: GuildId; project: ProjectId; by: Person }): Promise<Deploy | undefined>;
  /** Takes everything a file asks for; nothing of it where anything is wrong. `keys`: what it added or changed. */
  addBatch(input: {
    deploy: DeployId;
    by: Person;
    file: BatchFile;
  }): Promise<DraftAnswer & { keys: readonly string[] }>;
  /** A file to fill in, with examples and choices; or one that is filled with what the project has. */
  batchFile(input: {
    guild: GuildId;
    project: ProjectId;
    format: BatchFormat;
    kind?: Kind;
    filled: boolean;
  }): Promise<BatchFile>;
  /** What a project has, as the default branch says it. @throws Refusal `no-such` */
  resourcesOf(input: { guild: GuildId; project: ProjectId }): Promise<readonly Resource[]>;
  /** Asks for the removal of a resource that is there. `confirm`: its name, typed. */
  removeResource(input: { deploy: DeployId; by: Person; key: string; confirm: string }): Promise<DraftAnswer>;
  /** Somebody means the size of a line: the hint that it is much goes, for that line and size. */
  keepSize(input: { deploy: DeployId; by: Person; key: string }): Promise<void>;
  /** A new draft with the lines of a deploy. `notes`: what could not be as it was. */
  copyDraft(input: {
    deploy: DeployId;
    by: Person;
    channel: string;
    cause: string;
  }): Promise<DraftAnswer & { notes: readonly string[] }>;
  /**
   * What a draft or an open deploy would do, without a push: what is known of it, or undefined while a job looks. `item`: the item that asks;
   * it is worked off once more when the result is there.
   */
  validate(input: { deploy: DeployId; by: Person; item: string }): Promise<Validation | undefined>;
}

export const bindDrafts = (ports: Ports): DraftUseCases => ({
  openDraft: (input) => openDraft(ports, input),
  addBatch: (input) => addBatch(ports, input),
  batchFile: (input) => batchFile(ports, input),
  resourcesOf: async ({ guild, project }) =>
    (await projectAtBase(ports, await projectOf(ports.store, guild, project))).resources,
  removeResource: (input) => removeResource(ports, input),
  keepSize: (input) => keepSize(ports, input),
  copyDraft: (input) => copyDraft(ports, input),
  validate: (input) => validate(ports, input),
});
