export const validate = {
  'validate.looking': 'Ich sehe nach, was {deploy} tun würde. Diese Antwort ändert sich, sobald das bekannt ist.',
  'validate.title': 'Was {deploy} in {project} tun würde',
  'validate.pushed-nothing': 'Nichts wurde gepusht, und nichts ist gesperrt oder reserviert.',
  'validate.no-changes': 'Keine Änderungen: Es ist schon so, wie es gewünscht wird.',
  'validate.errors': '{count} Fehler',
  'validate.warnings': '{count, plural, one {# Warnung} other {# Warnungen}}',
  'validate.unformatted': '{count, plural, one {# Datei} other {# Dateien}} nicht formatiert: {files}',
} as const;
