import type { Counsel } from '../../core/counsel.ts';
import type { GuildId, ProjectId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import type { RawWish } from '../../counsel/parse-wish.ts';
import { advise } from '../counsel/advise.ts';
import { ownCounsel } from '../counsel/own-counsel.ts';
import { startFromCounsel } from '../counsel/start-from-counsel.ts';
import type { Ports } from '../ports.ts';
import type { DraftAnswer } from '../use-cases.ts';

interface Asked {
  guild: GuildId;
  by: Person;
}

/** As many as a person looks back on. */
const LISTED = 25;

/** What people ask before they ask for resources. */
export interface CounselUseCases {
  /** @throws Refusal `bad-input` for every field that does not fit */
  advise(input: Asked & RawWish & { cause: string }): Promise<Counsel>;
  /** Their own, newest first. */
  counselsOf(input: Asked): Promise<Counsel[]>;
  counselOf(input: Asked & { id: string }): Promise<Counsel>;
  /** `answers`: what the blueprint asks besides, such as a public SSH key on Azure. */
  startFromCounsel(
    input: Asked & {
      id: string;
      project: ProjectId;
      channel: string;
      cause: string;
      answers?: Readonly<Record<string, unknown>>;
    },
  ): Promise<DraftAnswer>;
}

export const bindCounsel = (ports: Ports): CounselUseCases => ({
  advise: (input) => advise(ports, input),
  counselsOf: ({ guild, by }) => ports.store.counsels.of(guild, by, LISTED),
  counselOf: (input) => ownCounsel(ports, input),
  startFromCounsel: (input) => startFromCounsel(ports, input),
});
