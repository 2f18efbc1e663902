import type { AuditRow } from '../../core/audit/chain.ts';
import type { AuditFilter } from '../../core/audit/entry.ts';
import { container, text } from '../render/components.ts';
import { PLAIN_COLOUR } from '../render/states.ts';
import { clip, code, inline, lines, time } from '../render/text.ts';
import type { View } from '../view.ts';

const PAGE = 50;
/** Discord draws 4,000 characters of text in a message; this many for the rows. */
const MAX_TEXT = 3_600;
const DAY_MS = 86_400_000;

/** Fifty acts at a time, newest first, a line for each; what does not fit in one message is in the export. */
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

/** Every row of the page, each as short as fifty need to be. */
function fitted(rows: readonly AuditRow[]): string {
  const long = rows.map((row) => rowLine(row, true)).join('\n');
  if (long.length <= MAX_TEXT) return long;
  return clip(
    rows.map((row) => rowLine(row, false)),
    MAX_TEXT,
  );
}

/** Who, what, where; details where there is room. */
function rowLine({ at, actor, name, what, project, deploy, details }: AuditRow, isLong: boolean): string {
  const [surface, id = ''] = actor.split(/:(.*)/s);
  const who = surface === 'discord' && /^\d{17,20}$/.test(id) ? `<@${id}>` : inline(name, 20);
  const parts = [time(new Date(at), isLong ? 'f' : 'R'), `**${inline(what, 24)}**`, who];
  const where = [deploy && code(deploy), project && !deploy && code(project, 39)].filter(Boolean);
  const more = isLong && details ? [`-# ${inline(details, 120)}`] : [];
  return lines([...parts, ...where].join(' '), ...more);
}
