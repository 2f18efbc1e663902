/**
 * Writes HCL. Values are typed, so text from people can only become a string or a comment, never an expression, and what
 * comes out is what `terraform fmt` would make of it. Terraform's own tools read HCL; we never parse it.
 */
export {
  type Attribute,
  Block,
  type Body,
  type BodyItem,
  block,
  Call,
  Comment,
  call,
  comment,
  type HclObject,
  type HclValue,
  Heredoc,
  heredoc,
  Reference,
  reference,
  Template,
  template,
  when,
} from './hcl/model.ts';
export { printFile } from './hcl/print-body.ts';
export { quote } from './hcl/text.ts';
