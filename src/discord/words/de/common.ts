export const common = {
  'common.done': 'Erledigt.',
  'common.more': '… und {count} weitere',
  'common.page': 'Seite {page} von {pages}',
  'common.open-card': 'Karte öffnen',
  'common.previous': 'Zurück',
  'common.next': 'Weiter',
  'common.on-github': '{login} auf GitHub',
  'common.share': 'Im Kanal teilen',
  'common.shared': 'Geteilt in <#{channel}>.',
  'common.shared-by': 'geteilt von {person}',
  'fault.retrying': '⚠️ Das hat noch nicht geklappt. GuildOps versucht es von selbst noch einmal.',
  'fault.reference': 'Falls nichts folgt, nenne einem Administrator die Referenz {reference}.',
  'card.out-of-date':
    '✋ Diese Karte war veraltet, darum ist nichts geschehen. Die Karte in diesem Kanal zeigt, was jetzt gilt.',
} as const;
