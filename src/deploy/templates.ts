import type { Deploy } from '../core/deploy.ts';
import type { GuildId } from '../core/ids.ts';
import { canonicalJson, type Json } from '../core/json.ts';
import type { Person } from '../core/person.ts';
import type { Project, Provider } from '../core/project.ts';
import { type Problem, Refusal, refuseIf } from '../core/refusal.ts';
import { BUILT_IN, builtInFor } from '../generators/templates/built-in.ts';
import { asTemplate, labelProblems, linesOf, type SavedTemplate, summaryOf } from '../generators/templates/saved.ts';
import type { Template } from '../generators/templates/template.ts';
import { atLeast } from '../policy/roles.ts';
import { known, lacks, projectOf, roleIn } from './authority.ts';
import type { Ports, Tables } from './ports.ts';
import type { UseCases } from './use-cases.ts';

/** More than anybody looks through. */
const MOST_TEMPLATES = 200;

/** Those that come with GuildOps, then those of the guild by name. */
export async function templatesFor(
  { store }: Pick<Ports, 'store'>,
  guild: GuildId,
  provider: Provider,
): Promise<Template[]> {
  const saved = await store.templates.of(guild, provider);
  return [...builtInFor(provider), ...saved.map(asTemplate)];
}

/** @throws Refusal `no-such` */
export async function templateNamed(
  { store }: Pick<Ports, 'store'>,
  { guild, provider }: Pick<Project, 'guild' | 'provider'>,
  id: string,
): Promise<Template> {
  const builtIn = BUILT_IN.find((template) => template.id === id);
  if (builtIn) return builtIn;
  const saved = await store.templates.find(guild, provider, id);
  if (saved) return asTemplate(saved);
  throw new Refusal({ code: 'no-such', what: 'template', id });
}

/** Saves what a draft adds and changes, by who made the draft or an administrator; saving the same again changes nothing. */
export async function saveTemplate(
  ports: Ports,
  { deploy: id, by: actor, name, replace, ...input }: Parameters<UseCases['saveTemplate']>[0],
): Promise<SavedTemplate> {
  const summary = summaryOf(input.summary);
  refuseIf(labelProblems(name, summary));
  return ports.store.transaction(async (tables) => {
    const deploy = await tables.deploys.get(id);
    const { guild } = deploy;
    const project = await projectOf(tables, guild, deploy.project);
    const { provider } = project;
    const isAdmin = await mayTake(tables, ports, deploy, actor);
    const resources = deploy.deltas.flatMap((delta) => (delta.do === 'remove' ? [] : [delta.resource]));
    const wanted = { guild, provider, name, summary, lines: linesOf(resources, project) };
    const present = await tables.templates.find(guild, provider, name);
    if (present && isSame(present, wanted)) return present;
    refuseIf(present ? takenProblems(present, { replace, mayReplace: isAdmin || present.savedBy === actor.id }) : []);
    if (!present) await refuseTooMany(tables, guild, provider);
    const saved = { ...wanted, version: (present?.version ?? 0) + 1, savedBy: actor.id, savedAt: ports.clock.now() };
    await tables.templates.put(saved);
    const facts = { guild: deploy.guild, at: saved.savedAt, by: actor, project: deploy.project };
    await tables.audit.add({ ...facts, what: 'template-saved', details: { name: saved.name, version: saved.version } });
    return saved;
  });
}

/** Whether an administrator asks; anybody else needs a right in the project, and takes their own draft only. */
async function mayTake(tables: Tables, ports: Ports, deploy: Deploy, actor: Person): Promise<boolean> {
  const by = await known(tables, actor);
  const role = await roleIn(tables, ports, by, { guild: deploy.guild, project: deploy.project });
  refuseIf(lacks(role, 'user', `save a template of ${deploy.project}`));
  const isAdmin = atLeast(role, 'admin');
  const isOwn = deploy.requester.surface === actor.surface && deploy.requester.id === actor.id;
  if (!isOwn && !isAdmin)
    throw new Refusal({ code: 'no-right', needs: 'admin', to: "save somebody else's draft", askAlso: [] });
  if (deploy.state.at !== 'draft') throw new Refusal({ code: 'not-now', state: deploy.state.at, wanted: 'saved' });
  return isAdmin;
}

const content = ({ summary, lines }: Pick<SavedTemplate, 'summary' | 'lines'>): string =>
  canonicalJson([summary, JSON.parse(JSON.stringify(lines)) as Json]);

const isSame = (a: Parameters<typeof content>[0], b: Parameters<typeof content>[0]): boolean =>
  content(a) === content(b);

function takenProblems(
  { name, version }: SavedTemplate,
  { replace, mayReplace }: { replace: boolean; mayReplace: boolean },
): Problem[] {
  if (replace && mayReplace) return [];
  if (replace)
    return [{ code: 'no-right', needs: 'admin', to: `replace the template ${name} of somebody else`, askAlso: [] }];
  const expected = mayReplace ? 'another name, or the box that says to replace it' : 'another name';
  return [
    { code: 'bad-input', field: 'name', why: `there is a template ${name} already, version ${version}`, expected },
  ];
}

async function refuseTooMany(
  { templates }: Pick<Tables, 'templates'>,
  guild: GuildId,
  provider: Provider,
): Promise<void> {
  if ((await templates.of(guild, provider)).length < MOST_TEMPLATES) return;
  const why = `this server has ${MOST_TEMPLATES} templates for ${provider} already`;
  throw new Refusal({ code: 'bad-input', field: 'template', why, expected: 'an administrator deletes some first' });
}

/** Deletes a template; what was made with it stays as it is. */
export async function deleteTemplate(
  ports: Ports,
  { guild, by, provider, name }: Parameters<UseCases['deleteTemplate']>[0],
): Promise<void> {
  if (BUILT_IN.some(({ id }) => id === name))
    throw new Refusal({
      code: 'bad-input',
      field: 'template',
      why: `${name} comes with GuildOps`,
      expected: 'a template of this server',
    });
  await ports.store.transaction(async (tables) => {
    refuseIf(lacks(await roleIn(tables, ports, await known(tables, by), { guild }), 'admin', 'delete templates'));
    if (!(await tables.templates.remove(guild, provider, name)))
      throw new Refusal({ code: 'no-such', what: 'template', id: name });
    await tables.audit.add({ guild, at: ports.clock.now(), by, what: 'template-deleted', details: { name, provider } });
  });
}
