/** What an attribute can be. A plain string is always text: expressions have types of their own, below. */
export type HclValue =
  | string
  | number
  | boolean
  | null
  | Reference
  | Template
  | Heredoc
  | Call
  | readonly HclValue[]
  | HclObject;

export interface HclObject {
  readonly [key: string]: HclValue;
}

export type Attribute = readonly [name: string, value: HclValue];
export type BodyItem = Attribute | Block | Comment;
/** Attributes, blocks and comments in the order they are printed; blank lines are the printer's business. */
export type Body = readonly BodyItem[];

/** An expression that names something: `google_compute_network.app.id`. */
export class Reference {
  constructor(readonly path: string) {}
}

/** Text with references inside: `"${google_compute_network.app.name}-router"`. */
export class Template {
  constructor(readonly parts: readonly (string | Reference)[]) {}
}

/** Text over several lines, written as `<<-EOT` where HCL can hold it that way, quoted otherwise. */
export class Heredoc {
  constructor(readonly text: string) {}
}

/** A function of terraform's own, and the text it is given: `base64encode("x")`. */
export class Call {
  constructor(
    readonly name: string,
    readonly text: string | Reference | Heredoc,
  ) {}
}

export class Block {
  constructor(
    readonly type: string,
    readonly labels: readonly string[],
    readonly body: Body,
  ) {}
}

export class Comment {
  constructor(readonly text: string) {}
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** @throws Error when the name is none: names come from our own tables, so that is a mistake of ours, not of a person */
export function assertIdentifier(name: string): string {
  if (!IDENTIFIER.test(name)) throw new Error(`not an HCL identifier: ${JSON.stringify(name)}`);
  return name;
}

/** `reference('google_compute_network', 'app', 'id')`; a number is an index. @throws Error on a part that is no identifier */
export function reference(root: string, ...parts: readonly (string | number)[]): Reference {
  const steps = parts.map((part) => (typeof part === 'number' ? `[${index(part)}]` : `.${assertIdentifier(part)}`));
  return new Reference(assertIdentifier(root) + steps.join(''));
}

function index(part: number): number {
  if (!Number.isSafeInteger(part) || part < 0) throw new Error(`not an index: ${part}`);
  return part;
}

/** A tagged template: literal parts become text, holes take references only. */
export const template = (texts: TemplateStringsArray, ...references: readonly Reference[]): Template =>
  new Template(
    texts.flatMap((text, at) => {
      const hole = references[at];
      return hole ? [text, hole] : [text];
    }),
  );

export const heredoc = (text: string): Heredoc => new Heredoc(text);

/** @throws Error when the name is no identifier */
export const call = (name: string, text: Call['text']): Call => new Call(assertIdentifier(name), text);

export const comment = (text: string): Comment => new Comment(text);

/** @throws Error when the type is no identifier; labels may be any text, they are quoted */
export const block = (type: string, labels: readonly string[], body: Body): Block =>
  new Block(assertIdentifier(type), labels, body);

/** The items when the condition holds, else none: for spreading into a body. */
export const when = (condition: boolean, ...items: readonly BodyItem[]): Body => (condition ? items : []);
