/** The parts of a brief that the models of the sandbox look at. */
export interface SeenBrief {
  changes: readonly { address: string; facts: Readonly<Record<string, unknown>> }[];
  findings: readonly { rule: string; address: string; title: string }[];
  knowledge: readonly { id: string; title: string }[];
}

/** What rules say of a draft, which wants a sentence each. */
const EXPLAINED = ['EDIT-IMPACT', 'SIZE-CHECK'];

/** No model at all, but the answer that a careful one could give: it cites what it was sent, and quotes facts exactly. */
export function helpfulAnswer(data: string): object {
  const { changes, findings, knowledge } = JSON.parse(data) as SeenBrief;
  const wanting = findings.filter(({ rule }) => EXPLAINED.includes(rule));
  if (wanting.length > 0)
    return {
      sentences: wanting.map(({ rule, address }) => ({
        ...{ text: 'Look at what it is used for in a usual week before you decide', address, cites: [rule] },
      })),
    };
  const [change] = changes;
  const [finding] = findings;
  const cite = knowledge[0]?.id ?? finding?.rule;
  const address = finding?.address ?? change?.address;
  if (cite === undefined || address === undefined) return EMPTY;
  const claim = (text: string) => ({ text, address, cites: [cite] });
  const [fact] = Object.entries(change?.facts ?? {});
  return {
    ...EMPTY,
    requirements: [claim('The change sets up what people asked for in one region')],
    constraints: [claim('It stays within the budget of its project')],
    practices: knowledge.slice(0, 2).map(({ id, title }) => ({ text: title, address, cites: [id] })),
    trade_offs: [
      {
        ...{ choice: 'One resource of each kind', gains: 'simple to run', loses: 'one zone can take it down' },
        ...{ address, cites: [cite] },
        scores: { cost: 4, simplicity: 5, security: 3, scalability: 2, reliability: 2 },
      },
    ],
    hints: [
      ...(finding
        ? [
            {
              ...{ address: finding.address, attribute: null, observed: null, severity: 'MEDIUM' },
              ...{
                title: 'How to mend it here',
                why: 'The rule beside it says why it matters',
                fix: 'Set the attribute that the rule names',
              },
              cites: [finding.rule],
            },
          ]
        : []),
      ...(change && fact
        ? [
            {
              ...{ address: change.address, attribute: fact[0], observed: String(fact[1]), severity: 'LOW' },
              ...{
                title: 'Check this size against the load',
                why: 'It is the value that costs most',
                fix: 'Measure for a week, then choose',
              },
              cites: [cite],
            },
          ]
        : []),
    ],
  };
}

const EMPTY = { requirements: [], constraints: [], practices: [], trade_offs: [], hints: [], alternatives: [] };
