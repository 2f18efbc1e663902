/** Was Rat sagt, bevor jemand nach Ressourcen fragt. */
export const advice = {
  'advice.title': 'Rat: {title}',
  'advice.asked': 'Deine Frage: {useCase}',
  'advice.blocked': 'So darf das nicht gebaut werden',
  'advice.instead': 'Was stattdessen geht',
  'advice.facts':
    '{complexity}, {from}–{to} Minuten Einrichtung, Sicherheit des Rats {confidence}, Größe {size}, wie in {environment}',
  'advice.best': 'Am besten auf {cloud} in {region}: etwa {amount}',
  'advice.by-hand': 'von Hand geschrieben: {what}',
  'advice.unpriced': 'kein Preis bekannt: {what}',
  'advice.over': 'über dem Budget',
  'advice.warnings': 'Einen zweiten Gedanken wert',
  'advice.compared': 'Clouds im Vergleich',
  'advice.scores':
    'Punkte von 1 bis 5: cost, simplicity, security, scalability, reliability; Preise aus unserem Katalog.',
  'advice.alternatives': 'Andere Wege',
  'advice.duties': 'Was kein Plan zeigt: {framework}',
  'advice.sources': 'Quellen',
  'advice.remarks': 'Anmerkungen von {model}',
  'advice.dropped':
    '{count, plural, one {# Anmerkung} other {# Anmerkungen}} verworfen: ohne Quelle, mit Preisen oder gegen eine Leitplanke',
  'advice.limited': 'Nur aus Regeln, Preisen und Praktiken. {why}',
  'advice.became': 'Daraus wurde {deploys}',
  'advice.start': 'Deploy daraus beginnen',
  'advice.where': 'In welchem Projekt? Dort entsteht ein Entwurf mit allem, was empfohlen wurde.',
  'advice.choose-project': 'Projekt…',
  'advice.no-project': 'Es gibt noch kein Projekt auf {clouds}. Frag mit /cloud-init nach einem.',
  'advice.key':
    'Maschinen auf Azure nehmen keine Passwörter: gib den öffentlichen SSH-Schlüssel derer, die sie verwalten.',
  'advice.key-button': 'Schlüssel geben…',
  'advice.key-title': 'Öffentlicher SSH-Schlüssel',
  'advice.started':
    '📝 Entwurf {deploy} mit {count, plural, one {# Ressource} other {# Ressourcen}} ist in <#{channel}> offen. Ändere ihn dort, dann plane.',
  'advice.list': 'Dein Rat',
  'advice.none': 'Noch keiner. Frag mit /cloud-advise und einem Anwendungsfall.',
  'advice.look': 'Einen ansehen…',
} as const;
