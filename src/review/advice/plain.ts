/** Letters that steer, hide, or change how the one before looks: without them the words are whole again. */
const UNSEEN = /[\p{Cf}\p{Variation_Selector}]/gu;
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
const ADDRESSES = /\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.|mailto:|javascript:)\S*/gi;
const TAGS = /<[^<>]{0,500}>/g;
const IMAGES_AND_LINKS = /!?\[([^\]]{0,300})\]\([^)]{0,500}\)/g;
const MARKS = /[`*_~|<>[\]{}#@\\]+/g;

/** What a model wrote as one line of plain words: no link, image, markup, mention, fence or letter that nobody sees. At most `max` characters. */
export function plainLine(raw: string, max: number): string {
  const words = raw
    .slice(0, max * 4)
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(CONTROLS, ' ')
    .replace(IMAGES_AND_LINKS, '$1')
    .replace(TAGS, ' ')
    .replace(ADDRESSES, ' ')
    .replace(MARKS, (marks) => (/^_+$/.test(marks) ? '_' : ' '))
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...words];
  return letters.length <= max
    ? words
    : `${letters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}

/** Words that only people may say, and orders to programs. */
const AUTHORITY =
  /\b(?:severit(?:y|ies)|(?:pre-?)?approv(?:e|ed|es|al|als|ing)|lgtm|rubber[- ]?stamp|safe to (?:apply|merge|deploy|ship|ignore)|(?:can|may|should|must|please) (?:be )?(?:merged?|appl(?:y|ied)|ignored?|suppressed?|waived?|dismiss(?:ed)?)|(?:merge|apply|ship|deploy) (?:it|this|now|immediately|the plan)|ignore (?:all|the|this|any|previous|every)|false positives?|no (?:security )?(?:risk|issue|finding|problem|concern)s?|(?:lower|reduce|downgrade|waive|suppress|disable|skip|bypass) (?:the )?(?:severity|finding|check|rule|review|policy|gate|quota)s?|not (?:a |an )?(?:risk|issue|problem|concern|critical|high)|guildops|atlantis|system prompt|previous instructions|terraform (?:apply|destroy)|curl|wget|sudo|rm -rf|override|auto-?merge)\b/i;

/** True for what takes a decision that is people's, plays a finding down, or gives an order. */
export const claimsAuthority = (line: string): boolean =>
  AUTHORITY.test(line.replace(/[^\p{L}\p{N}\s-]/gu, ' ').replace(/\s+/g, ' '));

/** A price by a model is a guess; ours stand beside it. */
export const namesMoney = (line: string): boolean =>
  /[$€£¥]\s*\d|\b\d[\d.,]*\s*(?:usd|eur|gbp|dollars?|euros?|cents?)\b|\busd\s*\d/i.test(line);

/** Models see a summary and invent gaps. */
export const claimsAbsence = (line: string): boolean =>
  /\b(?:no|not|without|missing|lacks?|lacking|absent|never|isn't|aren't|doesn't|unencrypted|disabled|none)\b/i.test(
    line,
  );
