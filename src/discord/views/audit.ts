import type { AuditRow } from '../../core/audit/chain.ts';
import type { AuditFilter } from '../../core/audit/entry.ts';
import { container, text } from '../render/components.ts';
import { PLAIN_COLOUR } from '../render/states.ts';
import { clip, code, inline, lines, time } from '../render/text.ts';
import type { View } from '../view.ts';

const PAGE = 50;
/** Discord draws 4,000 characters of text in a message; this many for the rows. */
const MAX_TEXT = 3_850;
const DAY_MS = 86_400_000;

/** Fifty acts at a time, newest first, a line for each; all there is of each is in the export. */
export const auditView: View = {
  name: 'audit',
  async draw({ asked, by, needs, t }, args) {
    const [typed = '1', ...words] = args;
    const page = Math.max(1, Number(typed) || 1);
    const filter = filterOf(words);
    const { rows, all } = await needs.useCases.auditPage({ guild: asked.guild, by, filter, page, size: PAGE });
    const pages = Math.max(1, Math.ceil(all / PAGE));
    const body = rows.length === 0 ? 'Nothing of that kind happened.' : fitted(rows);
    const foot = `-# ${all} in all · ${t('common.page', { page: Math.min(page, pages), pages })}`;
    return {
      components: [container(PLAIN_COLOUR, [text(lines('### Audit trail', body, foot))])],
      page: Math.min(page, pages),
      pages,
    };
  },
};

function filterOf([project, person, what, from, to]: readonly string[]): AuditFilter {
  return {
    ...(project && { project }),
    ...(person && { person: `discord:${person}` }),
    ...(what && { what }),
    ...(from && { from: new Date(from) }),
    ...(to && { to: new Date(Date.parse(to) + DAY_MS) }),
  };
}

/** How much of a row there is room for. */
const WIDTHS = [
  { when: 'f', what: 24, where: 39, details: 120 },
  { when: 'R', what: 24, where: 39, details: 0 },
  { when: 'R', what: 18, where: 10, details: 0 },
] as const;
type Width = (typeof WIDTHS)[number];

/** Every row of the page, as wide as all of them fit; narrower than the last width there is nothing to read. */
function fitted(rows: readonly AuditRow[]): string {
  const drawn = WIDTHS.map((width) => rows.map((row) => rowLine(row, width)));
  const fitting = drawn.find((all) => all.join('\n').length <= MAX_TEXT);
  return fitting ? fitting.join('\n') : clip(drawn.at(-1) ?? [], MAX_TEXT);
}

/** When, what, who, where; details where there is room. */
function rowLine({ at, actor, name, what, project, deploy, details }: AuditRow, width: Width): string {
  const [surface, id = ''] = actor.split(/:(.*)/s);
  const who = surface === 'discord' && /^\d{17,20}$/.test(id) ? `<@${id}>` : inline(name, 20);
  const parts = [time(new Date(at), width.when), `**${inline(what, width.what)}**`, who];
  const where = [deploy && code(deploy), project && !deploy && code(project, width.where)].filter(Boolean);
  const more = width.details > 0 && details ? [`-# ${inline(details, width.details)}`] : [];
  return lines([...parts, ...where].join(' '), ...more);
}
