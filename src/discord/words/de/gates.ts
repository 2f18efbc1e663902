import type { Explanation } from '../../../core/explain.ts';
import { serialText } from '../../../core/state-mark.ts';
import type { Of } from './refusals.ts';

const says = (what: string, wayOn: string): Explanation => ({ what, wayOn });
const utc = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
const USES = { plan: 'Planen', apply: 'Anwenden' } as const;
const FIELDS: Readonly<Record<string, string>> = { provider: 'Cloud', region: 'Region', environment: 'Umgebung' };

/** What the gates of a pull request and of an apply say: files, runs, policies, freezes, stages. */
export const gates = {
  'out-of-step': ({ paths }: Of<'out-of-step'>) =>
    says(
      `Erzeugte Dateien weichen von ihren Ressourcendateien ab: ${paths.join(', ')}.`,
      'Führe `guildops generate` im Repository aus, committe und pushe.',
    ),
  'project-facts-changed': ({ field, from, to }: Of<'project-facts-changed'>) =>
    says(
      `Der Pull Request ändert am Projekt ${FIELDS[field] ?? field} von ${from} in ${to}.`,
      'Was ein Projekt ist, ändert ein Administrator mit einem Befehl, nicht ein Branch.',
    ),
  'not-amendable': ({ why, wayOn }: Of<'not-amendable'>) => says(why, wayOn),
  'state-moved': ({ was, is }: Of<'state-moved'>) =>
    says(
      `Der State wurde nach dem Plan geändert: er war ${serialText(was)} und ist ${serialText(is)}. Nichts wurde angewendet.`,
      'Ein neuer Plan entsteht von selbst; Freigaben zählen weiter, wenn er dasselbe ändert.',
    ),
  unjailed: ({ why }: Of<'unjailed'>) =>
    says(
      `Was eine Person gepusht hat, wird nur in einem Käfig geplant, und es gibt keinen: ${why}.`,
      'Der Betreiber installiert bubblewrap, oder erlaubt es mit GUILDOPS_ALLOW_UNJAILED=1.',
    ),
  'credentials-missing': ({ environment, use }: Of<'credentials-missing'>) =>
    says(
      `Es gibt keine Zugangsdaten zum ${USES[use]} in ${environment}.`,
      'Der Betreiber trägt sie in die Datei ein, die GUILDOPS_CREDENTIALS nennt.',
    ),
  fork: () =>
    says(
      'Pull Requests aus Forks werden geplant, nie angewendet: wer sie schrieb, kann sie bis zuletzt ändern.',
      'Pushe den Branch in dieses Repository, und öffne von dort einen Pull Request.',
    ),
  'forbidden-code': ({ at, what }: Of<'forbidden-code'>) =>
    says(`${at}: ${what}.`, 'Nimm es aus dem Pull Request heraus.'),
  rule: ({ at, why, rule }: Of<'rule'>) =>
    says(`${at}: ${why} (${rule})`, 'Ändere es, oder bitte einen Administrator um eine Ausnahme.'),
  policy: ({ at, why, policy, unknown, wayOn }: Of<'policy'>) =>
    says(`${at}: ${why} (Richtlinie ${policy}${unknown ? ', soweit man es wissen kann' : ''}).`, wayOn),
  'policy-hook': ({ name, why, wayOn }: Of<'policy-hook'>) => says(`${name}: ${why}`, wayOn),
  frozen: ({ id, reason, until }: Of<'frozen'>) =>
    says(
      `Änderungen ruhen${until ? ` bis ${utc(until)}` : ''}: ${reason} (Sperrfrist ${id}).`,
      until
        ? `Bitte um das Anwenden zu einer Zeit, etwa at:${until.toISOString().slice(0, 16)}Z, oder lass einen Administrator die Sperrfrist aufheben.`
        : 'Ein Administrator hebt sie mit /cloud-freeze auf.',
    ),
  'not-your-turn': ({ stage, needs }: Of<'not-your-turn'>) =>
    stage === undefined
      ? says(`Das braucht Freigaben anderer: ${needs}.`, 'Bitte sie um die Freigabe.')
      : says(`Zuerst kommt die Stufe „${stage}“; sie braucht ${needs}.`, 'Gib es frei, sobald sie es getan haben.'),
  requirement: ({ name, why, wayOn }: Of<'requirement'>) => says(`Dieses Projekt verlangt ${name}: ${why}.`, wayOn),
};
