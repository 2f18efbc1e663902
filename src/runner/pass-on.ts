import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type PlanArgs, variableOf } from '../core/plan-args.ts';
import type { RunProject } from '../deploy/ports.ts';
import { quote } from '../generators/hcl.ts';
import type { Block } from '../repo/hcl/blocks.ts';
import type { Prepared } from './command.ts';
import { shred, writeWhole } from './files.ts';
import type { Ready } from './prepare.ts';

const VARIABLE_FILE = /^variable-\d+\.tfvars$/;

/**
 * What is passed on to the engine: variables that the repository names, then what people typed, which wins. Arguments are seen by every user of the host, so the value of a variable goes into
 * a file of the run, in the place of its argument: the last one wins, as people know it.
 */
export async function passOn(
  { prepared: { host, place, directory }, scan }: Pick<Ready, 'prepared' | 'scan'>,
  { found }: Pick<RunProject, 'found'>,
  args: PlanArgs,
): Promise<string[]> {
  const declared = (scan.folders.get(directory)?.files ?? []).flatMap(({ blocks }) => blocks);
  const ofRepository = (found?.varFiles ?? []).map((file) => `-var-file=${file}`);
  const ofPeople = await Promise.all(
    args.map(async (arg, index) => {
      const variable = variableOf(arg);
      if (!variable) return arg;
      const name = `variable-${index}.tfvars`;
      const value = takesExpression(declared, variable.name) ? variable.value : quote(variable.value);
      await writeWhole(join(host.folder.out, name), `${variable.name} = ${value}\n`);
      return `-var-file=${join(place.out, name)}`;
    }),
  );
  return [...ofRepository, ...ofPeople];
}

/** Removes what `passOn` wrote. */
export async function shredPassedOn({ host }: Pick<Prepared, 'host'>): Promise<void> {
  const names = await readdir(host.folder.out);
  await Promise.all(names.filter((name) => VARIABLE_FILE.test(name)).map((name) => shred(join(host.folder.out, name))));
}

const PLAIN = ['string', 'number', 'bool'];

/**
 * How the engine reads `-var`: a variable of a plain type, or of none, is text; any other is an expression.
 * Source: https://developer.hashicorp.com/terraform/language/values/variables#variables-on-the-command-line
 */
function takesExpression(blocks: readonly Block[], name: string): boolean {
  const variable = blocks.find(({ type, labels }) => type === 'variable' && labels[0] === name);
  const [type] = variable?.attributes.find((attribute) => attribute.name === 'type')?.parts ?? [];
  return type?.text !== undefined && !PLAIN.includes(type.text);
}
