import type { Message } from '../wire/messages.ts';

export type Diagnostic = Message<'Diagnostic'>;

const ERROR = 1;

/** An error as terraform shows it, at an attribute when it is about one. */
export function errorAt(attribute: string | undefined, summary: string, detail = ''): Diagnostic {
  const place = attribute === undefined ? {} : { attribute: { steps: [{ attribute_name: attribute }] } };
  return { severity: ERROR, summary, detail, ...place };
}

/** An error about the resource as a whole. */
export function error(summary: string, detail = ''): Diagnostic {
  return errorAt(undefined, summary, detail);
}
