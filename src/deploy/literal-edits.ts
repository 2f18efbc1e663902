import { type Acceptance, type ByHand, isPlain, type LiteralEdit } from '../core/acceptance.ts';
import { canonicalJson, type Json } from '../core/json.ts';
import { isEmpty } from '../core/plan-json/diff.ts';
import { driftIn, isMasked } from '../core/plan-json/drift.ts';
import { type PlannedChange, parsePlanJson } from '../core/plan-json/parse.ts';
import { fieldAt, fieldsOf, isFields } from '../core/plan-json/tree.ts';
import type { Project } from '../core/project.ts';
import type { Folder } from './diff-points.ts';
import { attributeOf, editLiteral, resourceIn } from './edit-literal.ts';

/** An attribute of one object that is not what it was. */
interface Changed {
  path: readonly string[];
  from: Json;
  to: Json;
}

const ONE_OF_ROOT = /^[A-Za-z_][\w-]*\.[A-Za-z_][\w-]*$/;

/**
 * What of a plan that only refreshes can be said by a change of plain values in code that people wrote, and what cannot. What the cloud has
 * filled in and the code does not mention is neither.
 */
export function literalEdits(plan: Json, project: Project, files: Folder): Acceptance {
  const edits: LiteralEdit[] = [];
  const byHand: ByHand[] = [];
  let present = files;
  for (const found of driftIn(parsePlanJson(plan))) {
    const general = unwritable(found, codeOf(files, project));
    if (general !== undefined) byHand.push({ at: found.address, why: general });
    else
      for (const change of changesOf(found)) {
        const edit = editOf(found.address, change);
        const changed = edit && withEdit(present, project, edit);
        const why = reasonFor(found.address, change, codeOf(files, project));
        if (edit && changed) {
          edits.push(edit);
          present = changed;
        } else if (why !== undefined) byHand.push({ at: found.address, why });
      }
  }
  return { deltas: [], edits, byHand };
}

/** The files with one value changed in the only file of the folder that has it; undefined where there is none, or more. */
export function withEdit(
  files: Folder,
  { directory }: Pick<Project, 'directory'>,
  edit: LiteralEdit,
): Folder | undefined {
  const changed = [...files].flatMap(([path, text]) => {
    const after = isCodeOf(path, directory) ? editLiteral(text, edit) : undefined;
    return after === undefined ? [] : [[path, after] as const];
  });
  const [only, ...more] = changed;
  return only && more.length === 0 ? new Map([...files, only]) : undefined;
}

const codeOf = (files: Folder, { directory }: Pick<Project, 'directory'>): string[] =>
  [...files].flatMap(([path, text]) => (isCodeOf(path, directory) ? [text] : []));

const isCodeOf = (path: string, directory: string): boolean =>
  path.endsWith('.tf') && (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.') === directory;

function unwritable({ address, change }: PlannedChange, code: readonly string[]): string | undefined {
  if (change.actions.includes('delete')) return 'it is gone: take its block out of the code';
  if (!ONE_OF_ROOT.test(address)) return 'it is in a module, or one of several of a block';
  if (code.filter((text) => resourceIn(text, address)).length !== 1)
    return 'its block is not there once in .tf files of the folder';
  return undefined;
}

const changesOf = ({ change: { before, after } }: PlannedChange): Changed[] =>
  differences(fieldsOf(before), fieldsOf(after), []);

/** Leaves that differ, through maps and through blocks that are there once. A list that differs is one difference. */
function differences(before: Json, after: Json, path: readonly string[]): Changed[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  const [was, is] = [onlyBlock(before), onlyBlock(after)];
  if (!isFields(was) || !isFields(is)) return [{ path, from: before, to: after }];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((key) =>
    differences(fieldAt(was, key) ?? null, fieldAt(is, key) ?? null, [...path, key]),
  );
}

const onlyBlock = (value: Json): Json =>
  Array.isArray(value) && value.length === 1 && isFields(value[0]) ? value[0] : value;

function editOf(address: string, { path, from, to }: Changed): LiteralEdit | undefined {
  return isPlain(from) && isPlain(to) && !isMasked(from) && !isMasked(to) ? { address, path, from, to } : undefined;
}

/** Why a person has to look at it; undefined for what the cloud itself had filled in, and the code does not speak of. */
function reasonFor(address: string, { path, from, to }: Changed, code: readonly string[]): string | undefined {
  const name = path.join('.');
  const isSaid = code.some((text) => attributeOf(text, { address, path }) !== undefined);
  if (!isSaid && !isEmpty(from)) return undefined;
  if (isMasked(from) || isMasked(to)) return `${name} is a secret`;
  if (!isSaid) return `${name} is not in the code; where the plan takes it away again it has to be`;
  return `${name} is more than a plain value in the code`;
}
