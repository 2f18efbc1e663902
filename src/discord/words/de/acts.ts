/** What a role is needed for, by the English words. */
const ACTS: Readonly<Record<string, string>> = {
  'change this project': 'dieses Projekt zu ändern',
  'look at the health of GuildOps': 'den Zustand von GuildOps anzusehen',
  'list what everybody asked for': 'zu sehen, was alle angefragt haben',
  "save somebody else's draft": 'einen fremden Entwurf zu speichern',
  'break the glass': 'im Notfall an den Regeln vorbeizugehen',
  'change a state in a bucket before the branch is approved':
    'einen State in einem Bucket zu ändern, bevor der Branch freigegeben ist',
  'create projects': 'Projekte anzulegen',
  'decide about quotas': 'über Kontingente zu entscheiden',
  'delete templates': 'Vorlagen zu löschen',
  'go past that': 'daran vorbeizugehen',
  'grant rights': 'Rechte zu geben',
  'read the audit trail': 'das Protokoll zu lesen',
  'remove a lock that terraform left': 'eine Sperre zu lösen, die Terraform hinterließ',
  'roll back what somebody else asked for': 'zurückzunehmen, was jemand anderes angefragt hat',
  'see the rights of others': 'die Rechte anderer zu sehen',
  'set budgets': 'Budgets zu setzen',
  'set quotas': 'Kontingente zu setzen',
  'set the cost report': 'den Kostenbericht einzurichten',
  'set this server up': 'diesen Server einzurichten',
  'take rights back': 'Rechte zurückzunehmen',
  'approve this': 'dies freizugeben',
  'ask for changes': 'Änderungen zu wünschen',
  'cancel this': 'dies abzubrechen',
  deploy: 'auszurollen',
  'look into the state': 'in den State zu sehen',
  'plan this': 'dies zu planen',
  'rate advice': 'Rat zu bewerten',
  'roll this back': 'dies zurückzunehmen',
  'stop this': 'dies anzuhalten',
  'tag a release': 'ein Release zu taggen',
  'take that back': 'das zurückzunehmen',
  'see what all projects cost': 'zu sehen, was alle Projekte kosten',
};

/** The same where a name stands in it. */
const NAMED: readonly [RegExp, string][] = [
  [/^deploy to (.+)$/, 'in $1 auszurollen'],
  [/^ask for more in (.+)$/, 'mehr für $1 anzufragen'],
  [/^see the quota of (.+)$/, 'das Kontingent von $1 zu sehen'],
  [/^see what (.+) costs$/, 'zu sehen, was $1 kostet'],
  [/^save a template of (.+)$/, 'eine Vorlage aus $1 zu speichern'],
  [/^replace the template (.+) of somebody else$/, 'die fremde Vorlage $1 zu ersetzen'],
  [/^destroy all of (.+)$/, 'alles von $1 zu löschen'],
  [/^validate (.+)$/, '$1 zu prüfen'],
];

/** `um Rechte zu geben`; what has no German words stands in English between brackets. */
export function toAct(to: string): string {
  const exact = Object.hasOwn(ACTS, to) ? ACTS[to] : undefined;
  const [pattern, words] = NAMED.find(([one]) => one.test(to)) ?? [];
  const german = exact ?? (pattern && words ? to.replace(pattern, words) : undefined);
  return german === undefined ? `(${to})` : `um ${german}`;
}
