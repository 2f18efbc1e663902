import type { Explanation } from '../../../core/explain.ts';
import type { Problem } from '../../../core/refusal.ts';
import { toAct } from './acts.ts';
import { gates } from './gates.ts';
import { quotaWords } from './rules.ts';

export type Of<Code extends Problem['code']> = Extract<Problem, { code: Code }>;
type Words = { readonly [Code in Problem['code']]: (problem: Of<Code>) => Explanation };

const says = (what: string, wayOn: string): Explanation => ({ what, wayOn });
const list = (items: readonly string[]): string => items.join(', ');
const usd = (amount: number): string => `${amount.toFixed(2).replace('.', ',')} $`;
const ask = (people: readonly string[]): string =>
  people.length === 0 ? 'Frag einen Administrator dieses Servers.' : `Frag einen Administrator: ${list(people)}.`;

const NEW_PLAN = 'Ein neuer Plan entsteht von selbst; Freigaben zählen weiter, wenn er dasselbe ändert.';
const PEOPLE = { requester: 'wer angefragt hat', pusher: 'wer gepusht hat' } as const;
const ACTS = { create: 'anlegen', change: 'ändern', delete: 'löschen' } as const;
const THINGS: Readonly<Record<Of<'no-such'>['what'], string>> = {
  project: 'Ein Projekt',
  deploy: 'Einen Deploy',
  plan: 'Einen Plan',
  resource: 'Eine Ressource',
  template: 'Eine Vorlage',
  'pull request': 'Einen Pull Request',
  policy: 'Eine Richtlinie',
  freeze: 'Eine Sperrfrist',
  grant: 'Ein Recht',
  request: 'Eine Anfrage',
  advice: 'Einen Rat',
};

/**
 * Why something was refused, in German. Exhaustive: a new code needs its words to compile. Parts that a check, a policy or a tool says, such
 * as `why`, stay in the language they are in.
 */
export const refusals: Words = {
  ...gates,
  'bad-input': ({ field, why, expected }) =>
    says(`${field}: ${why}`, expected ? `Erwartet: ${expected}` : 'Berichtige es und versuche es noch einmal.'),
  'no-such': ({ what, id }) =>
    says(
      `${THINGS[what]} „${id}“ gibt es nicht.`,
      'Prüfe den Namen; /cloud-projects und /cloud-list zeigen, was es gibt.',
    ),
  'guild-unknown': ({ guild }) =>
    says(
      'GuildOps ist für diesen Server nicht eingerichtet.',
      `Der Betreiber trägt seine Id ${guild} in GUILDOPS_GUILDS ein.`,
    ),
  'no-right': ({ needs, to, askAlso }) => says(`Du brauchst die Rolle „${needs}“, ${toAct(to)}.`, ask(askAlso)),
  'no-capability': ({ role, kind, act, askAlso }) =>
    says(`Die Rolle „${role}“ darf nichts von der Art ${kind} ${ACTS[act]}.`, ask(askAlso)),
  'capability-needed': ({ at, capability }) =>
    says(
      `${at} nutzt etwas, das ein eigenes Recht braucht: ${capability}.`,
      'Nimm es heraus, oder bitte einen Administrator um dieses Recht.',
    ),
  'region-not-granted': ({ region, allowed }) =>
    says(
      `Dein Recht reicht nicht bis in die Region ${region}.`,
      `Wähle ${list(allowed)}, oder bitte einen Administrator um diese Region.`,
    ),
  'over-own-budget': ({ afterUsd, budgetUsd }) =>
    says(
      `Was du diesen Monat anfragst, käme auf ${usd(afterUsd)}; dein eigenes Budget ist ${usd(budgetUsd)} im Monat.`,
      'Verkleinere die Anfrage, oder bitte einen Administrator um mehr.',
    ),
  'size-too-large': ({ resource, size, allowed }) =>
    says(
      `${resource} ist ${size}; deine Rechte erlauben höchstens ${allowed}.`,
      'Wähle eine kleinere Maschine, oder bitte einen Administrator um eine größere.',
    ),
  'size-unknown': ({ resource }) =>
    says(
      `Niemand weiß, wie groß ${resource} ist, darum lässt sich keine Grenze prüfen.`,
      'Nimm einen Maschinentyp aus dem Katalog, oder bitte einen Administrator, es anzuwenden.',
    ),
  'quota-exceeded': ({ name, scope, what, whose = 'dieses Projekt', limit, used, reserved, wanted }) =>
    says(
      `Kontingent: ${scope ? quotaWords.whose(scope) : whose} darf ${limit} ${name ? quotaWords.counted(name) : what} haben; ${used} sind in Gebrauch${reserved > 0 ? ` und ${reserved} von offenen Deploys reserviert` : ''}, und dies verlangt ${wanted} mehr.`,
      'Verkleinere es, entferne zuerst etwas, oder bitte einen Administrator um ein größeres Kontingent.',
    ),
  'region-unknown': ({ region, nearest }) =>
    says(
      `Die Region „${region}“ gibt es nicht.`,
      nearest ? `Meinst du ${nearest}?` : 'Wähle eine aus der Liste, die der Befehl anbietet.',
    ),
  'over-budget': ({ afterUsd, budgetUsd, of = 'project', approvable }) =>
    says(
      `${of === 'project' ? 'Das Projekt würde' : 'Alle Projekte dieses Servers zusammen würden'} ${usd(afterUsd)} im Monat kosten; das Budget ist ${usd(budgetUsd)}.`,
      approvable
        ? 'Ein Administrator muss es freigeben oder anwenden; oder verkleinere die Anfrage.'
        : 'Verkleinere die Anfrage, oder bitte einen Administrator um ein größeres Budget.',
    ),
  exists: ({ resource }) => says(`${resource} gibt es schon.`, 'Wähle einen anderen Namen, oder ändere, was es gibt.'),
  gone: ({ resource }) =>
    says(
      `${resource} ist nicht mehr in diesem Projekt.`,
      'Sieh dir das Projekt an, wie es jetzt ist, und frag noch einmal an.',
    ),
  'changed-since': ({ resource }) =>
    says(
      `${resource} wurde geändert, seit du gefragt hast.`,
      'Sieh es dir an, wie es jetzt ist, und frag noch einmal an.',
    ),
  'hand-edited': ({ path, isNeighbour }) =>
    says(
      `${path} wurde von Hand bearbeitet und gehört nun dem, der das tat; GuildOps überschreibt es nicht.`,
      isNeighbour
        ? 'Ohne eine Änderung dort bliebe dies ohne Wirkung: mach beides von Hand, in einem Pull Request.'
        : 'Ändere es in einem Pull Request.',
    ),
  'not-now': ({ state }) =>
    says(
      `Das geht jetzt nicht: der Zustand des Deploys ist „${STATES[state] ?? state}“.`,
      'Sieh dir die Karte an: sie zeigt, was jetzt möglich ist.',
    ),
  'left-behind': ({ what }) => says(what, 'Plane neu, um von dort weiterzugehen; nur ein Administrator gibt es auf.'),
  'stale-card': () =>
    says('Diese Karte war veraltet.', 'Hier ist die jetzige; sieh noch einmal hin, bevor du entscheidest.'),
  'not-confirmed': ({ does, project }) =>
    says(does, `Wenn das gemeint ist, gib den Namen des Projekts ein: ${project}.`),
  'state-busy': ({ what }) => says(`Der State ist in Gebrauch: ${what}.`, 'Frag noch einmal, wenn das zu Ende ist.'),
  'state-changed': ({ what }) =>
    says(`Der Plan davor gilt nicht mehr: ${what} kam danach.`, 'Ein neuer Plan entsteht von selbst.'),
  overtaken: ({ what }) => says(what, NEW_PLAN),
  'changes-requested': ({ by, text }) =>
    says(
      `${by} wünscht Änderungen${text === '' ? '' : `: ${text}`}.`,
      'Nimm sie vor, oder lass dieselbe Person das zurücknehmen oder freigeben.',
    ),
  'approvals-missing': ({ have, need, othersOnly }) =>
    says(
      `${have} von ${need} Freigaben${othersOnly ? ' durch andere' : ''}.`,
      othersOnly ? 'Jemand anderes als der Anfragende muss freigeben.' : 'Gib es zuerst frei.',
    ),
  'same-person': ({ who }) =>
    says(`Wo andere gefragt sind, kann nicht freigeben, ${PEOPLE[who]}.`, 'Bitte jemand anderes um die Freigabe.'),
  'maybe-same-person': ({ who }) =>
    says(
      `Nichts belegt, dass du und ${PEOPLE[who]}, zwei Menschen seid.`,
      'Gib auf derselben Plattform frei, oder lasst beide Konten verbinden.',
    ),
  'plan-moved': () => says('Der Plan hat sich nach dieser Freigabe geändert.', 'Lies den neuen Plan und gib ihn frei.'),
  'plan-too-old': ({ hours }) => says(`Der Plan ist älter als ${hours} Stunden.`, 'Plane neu.'),
  'head-moved': () =>
    says('Nach dem Plan wurde auf den Branch gepusht.', 'Ein neuer Plan entsteht von selbst; gib den frei.'),
  'base-moved': () => says('Der Standard-Branch hat sich nach dem Plan bewegt.', 'Plane neu; nichts wurde angewendet.'),
  locked: ({ holder }) =>
    says(
      `Der Deploy ${holder} hält die Sperre auf diesem Projekt.`,
      'Warte, bis du dran bist, oder lass jenen mergen oder schließen.',
    ),
  conflict: ({ paths }) =>
    says(
      `Der Branch steht im Konflikt mit seiner Basis in ${list(paths)}.`,
      'Merge die Basis in den Branch, löse den Konflikt und pushe.',
    ),
  'pull-closed': () => says('Der Pull Request ist geschlossen.', 'Öffne ihn wieder, oder frag neu an.'),
  'not-mergeable': ({ why, wayOn }) =>
    says(
      `GitHub würde diesen Pull Request nicht mergen: ${why}.`,
      wayOn ?? 'Nichts wurde angewendet. Ändere das, dann frag noch einmal an.',
    ),
  'nothing-to-do': ({ what }) => says(what, 'Es gibt nichts zu tun.'),
  'nobody-to-ask': () =>
    says(
      'Es gibt niemanden, den man fragen kann: kein Kanal wurde dafür gewählt.',
      'Ein Administrator wählt ihn mit /cloud-setup.',
    ),
  'rate-limited': ({ until }) =>
    says('Das war viel auf einmal.', `Versuche es nach ${until.toISOString().slice(11, 16)} UTC noch einmal.`),
  fault: ({ reference }) =>
    says(
      `In GuildOps ist etwas schiefgegangen (Referenz ${reference}).`,
      'Versuche es noch einmal; wenn es so bleibt, nenne einem Administrator die Referenz.',
    ),
};

const STATES: Readonly<Record<string, string>> = {
  draft: 'Entwurf',
  validating: 'wird geprüft oder wartet',
  planning: 'wird geplant',
  plan_ready: 'wartet auf Freigabe',
  approved: 'freigegeben',
  applying: 'wird angewendet',
  applied: 'schon angewendet',
  failed: 'fehlgeschlagen',
  cancelled: 'abgebrochen',
  expired: 'abgelaufen',
};
