/** Answers of `/cloud-validate`. */
export const validate = {
  'validate.looking': 'Looking at what {deploy} would do. This answer changes when that is known.',
  'validate.title': 'What {deploy} would do in {project}',
  'validate.pushed-nothing': 'Nothing was pushed, and nothing is locked or reserved.',
  'validate.no-changes': 'No changes: what is deployed is already as asked.',
  'validate.errors': '{count, plural, one {# error} other {# errors}}',
  'validate.warnings': '{count, plural, one {# warning} other {# warnings}}',
  'validate.unformatted': '{count, plural, one {# file} other {# files}} not formatted: {files}',
} as const;
