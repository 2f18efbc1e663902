import { Reference } from '../hcl.ts';

const NAME = '[A-Za-z_][A-Za-z0-9_-]*';
/** A key is text from people: only what means itself in HCL passes. */
const KEY = '(?:\\[(?:\\d+|"[A-Za-z0-9 _.:/@+-]*")\\])?';
const ADDRESS = new RegExp(`^(?:module\\.${NAME}${KEY}\\.)*${NAME}\\.${NAME}${KEY}$`);

/** Whether an address from a state can stand in HCL as it is and mean nothing else. */
export const isWritable = (address: string): boolean => address.length <= 1_000 && ADDRESS.test(address);

/** @throws Error when it could mean something else: addresses are checked when a state is read */
export function addressReference(address: string): Reference {
  if (!isWritable(address)) throw new Error(`not an address: ${JSON.stringify(address)}`);
  return new Reference(address);
}

/** `aws_instance.web` of `aws_instance.web[0]`: the block that several stand for. Terraform writes a quote inside a key with a backslash. */
export const withoutKeys = (address: string): string => address.replaceAll(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/gs, '');
