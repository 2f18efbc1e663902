import type { Asked, Question, Reviewer } from '../../src/deploy/ports.ts';

export const MODEL = 'openai/gpt-oss-120b';

/** A model that answers with what this makes of the data, or in its own time. */
export function aModel(make: (data: string, signal?: AbortSignal) => unknown, firstFor = () => MODEL) {
  const asked: string[] = [];
  const reviewer: Reviewer = {
    async ask<Answer>({ data, read, signal }: Question<Answer>): Promise<Asked<Answer>> {
      asked.push(data);
      const made = await make(data, signal);
      try {
        return { is: 'answered', answer: read(made), model: MODEL, tokens: { in: 1200, out: 300 } };
      } catch {
        return { is: 'limited', why: `${MODEL} gave no usable answer` };
      }
    },
    status: () => ({ models: [{ name: MODEL }], text: MODEL }),
    firstFor,
  };
  return { asked, reviewer };
}
