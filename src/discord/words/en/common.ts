/** What many answers say. */
export const common = {
  'common.done': 'Done.',
  'common.more': '… and {count} more',
  'common.page': 'Page {page} of {pages}',
  'common.open-card': 'Open the card',
  'common.previous': 'Back',
  'common.next': 'Next',
  'common.on-github': '{login} on GitHub',
  'common.share': 'Share in channel',
  'common.shared': 'Shared in <#{channel}>.',
  'common.shared-by': 'shared by {person}',
  'fault.retrying': '⚠️ That did not work yet. GuildOps tries again by itself.',
  'fault.reference': 'If nothing follows, tell an administrator the reference {reference}.',
  'card.out-of-date': '✋ That card was out of date, so nothing was done. The one in this channel says what is so now.',
} as const;
