/** Which interactions are being acknowledged at this moment: a fast job must not answer before Discord has heard of it. */
export interface Acknowledgements {
  /** Marks the beginning; call what it returns at the end. */
  begin(interaction: string): () => void;
  /** Resolves when the interaction is acknowledged, or at once when this process is not about to. */
  settled(interaction: string): Promise<void>;
  /** Resolves when none is underway any more. */
  allSettled(): Promise<void>;
}

export function createAcknowledgements(): Acknowledgements {
  const underway = new Map<string, Promise<void>>();
  return {
    begin(interaction) {
      let end = () => {};
      const ended = new Promise<void>((resolve) => {
        end = resolve;
      });
      underway.set(interaction, ended);
      return () => {
        underway.delete(interaction);
        end();
      };
    },
    settled: async (interaction) => underway.get(interaction),
    async allSettled() {
      await Promise.all(underway.values());
    },
  };
}
