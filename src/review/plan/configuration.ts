import type { Json } from '../../core/json.ts';
import type { PlanJson } from '../../core/plan-json/parse.ts';
import { type Fields, fieldAt, fieldsOf, isFields, listOf } from '../../core/plan-json/tree.ts';

/** A call of a module, as its parent writes it. */
interface Call {
  expressions: Fields;
  forEach: Json | undefined;
}

/** The code of one module: what its resources, outputs and calls refer to. */
export interface ModuleCode {
  /** By `aws_eip.a` or `data.aws_ami.b`. */
  resources: ReadonlyMap<string, Call>;
  outputs: Fields;
  calls: ReadonlyMap<string, Call>;
  variables: Fields;
}

/** The code of every module by its address without indexes; the root's is empty. */
export type Code = ReadonlyMap<string, ModuleCode>;

/** Source: "JSON output format", configuration representation. */
export function codeOf(plan: PlanJson): Code {
  const code = new Map<string, ModuleCode>();
  addModule(code, '', fieldAt(fieldAt(plan as unknown as Json, 'configuration'), 'root_module'));
  return code;
}

function addModule(code: Map<string, ModuleCode>, path: string, module: Json | undefined): void {
  const calls = fieldsOf(fieldAt(module, 'module_calls'));
  code.set(path, {
    resources: new Map(
      listOf(fieldAt(module, 'resources')).map((one) => {
        const { mode, type, name } = fieldsOf(one);
        return [`${mode === 'data' ? 'data.' : ''}${type}.${name}`, callOf(one)];
      }),
    ),
    outputs: fieldsOf(fieldAt(module, 'outputs')),
    calls: new Map(Object.entries(calls).map(([name, call]) => [name, callOf(call)])),
    variables: fieldsOf(fieldAt(module, 'variables')),
  });
  for (const [name, call] of Object.entries(calls))
    addModule(code, path === '' ? `module.${name}` : `${path}.module.${name}`, fieldAt(call, 'module'));
}

const callOf = (call: Json): Call => ({
  expressions: fieldsOf(fieldAt(call, 'expressions')),
  forEach: fieldAt(call, 'for_each_expression'),
});

/** Everything an expression refers to, blocks inside it too. */
export function referencesIn(expression: Json | undefined): string[] {
  if (Array.isArray(expression)) return listOf(expression).flatMap(referencesIn);
  if (!isFields(expression)) return [];
  return Object.entries(expression).flatMap(([key, part]) =>
    key === 'references'
      ? listOf(part).filter((one) => typeof one === 'string')
      : key === 'constant_value'
        ? []
        : referencesIn(part),
  );
}

/** The expression of an attribute, or of one inside blocks: `vpc_config.subnet_ids`; what stands for a whole block, for what is inside of it too. */
export function expressionAt(expressions: Json | undefined, path: string): Json | undefined {
  let here: Json | undefined = expressions;
  for (const name of path.split('.')) {
    if (isFields(here) && 'references' in here) return here;
    const inside = Array.isArray(here)
      ? listOf(here)
          .map((one) => fieldAt(one, name))
          .filter((one) => one !== undefined)
      : fieldAt(here, name);
    here = Array.isArray(inside) ? (inside.length === 0 ? undefined : inside.flat(1)) : inside;
  }
  return here;
}
