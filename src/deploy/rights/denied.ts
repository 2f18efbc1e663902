import type { GuildId, ProjectId } from '../../core/ids.ts';
import type { Person } from '../../core/person.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Ports } from '../ports.ts';

/** Who tries to govern what. */
interface Attempt {
  guild: GuildId;
  by: Person;
  project?: ProjectId;
}

const isDenied = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.problems.some(({ code }) => code === 'no-right');

/**
 * A use case that governs: an attempt without the right for it is in the audit trail too. `act` says of what. It is written after the
 * refusal took everything else back; dying in between loses the attempt, which has changed nothing.
 */
export const governed =
  <Input extends Attempt, Output>(act: string, useCase: (ports: Ports, input: Input) => Promise<Output>) =>
  async (ports: Ports, input: Input): Promise<Output> => {
    try {
      return await useCase(ports, input);
    } catch (error) {
      if (isDenied(error)) await noteDenied(ports, act, input);
      throw error;
    }
  };

const noteDenied = ({ store, clock }: Ports, act: string, { guild, by, project }: Attempt): Promise<void> =>
  store.audit.add({ guild, at: clock.now(), by, what: 'denied', ...(project && { project }), details: { act } });
