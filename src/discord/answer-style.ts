/**
 * How the person sees that we heard, and where the answer goes later.
 * `reply`: a private "thinking…" that the answer replaces. `replace`: the answer replaces the private message that was clicked.
 * `card`: the card itself will change; only a refusal needs words, and they come as a private message.
 */
export const answerStyles = ['reply', 'replace', 'card'] as const;
export type AnswerStyle = (typeof answerStyles)[number];
