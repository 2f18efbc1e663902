import type { Here } from '../here.ts';
import { type Statement, statementsIn, statementsOfDocument } from './policy.ts';

/**
 * The statements of a policy in an attribute: from its JSON, else from the policy documents that the code refers to there. Undefined where
 * neither is known.
 */
export function statementsAt(here: Here, path: string): Statement[] | undefined {
  const place = here.of.it.at(path);
  if (!place.isUnknown) return statementsIn(here.of.it.text(path));
  const documents = here.refersTo(path).resources.filter(({ type }) => type === 'aws_iam_policy_document');
  const known = documents.flatMap(({ it }) => statementsIn(it.text('json')) ?? statementsOfDocument(it));
  return known.length > 0 ? known : undefined;
}
