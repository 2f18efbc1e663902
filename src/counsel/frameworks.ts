import type { Framework } from '../core/counsel.ts';

interface FrameworkFacts {
  title: string;
  /** Words of a use case that say it is about such data. */
  words: RegExp;
  /** What no plan can show. */
  duties: readonly string[];
}

/** What we know of the frameworks: a help to remember, never a certificate. */
export const FRAMEWORK_FACTS: Readonly<Record<Framework, FrameworkFacts>> = {
  hipaa: {
    title: 'HIPAA',
    words: /\b(?:hipaa|health(?:care)?|patients?|medical|clinical?|hospital|ehr|phi|diagnos(?:is|es))\b/i,
    duties: [
      'A business associate agreement (BAA) with the cloud, signed before any health data is stored',
      'Only services that the agreement covers hold health data',
      'A risk analysis, training of those who see the data, and a plan for breaches',
    ],
  },
  gdpr: {
    title: 'GDPR',
    words: /\b(?:gdpr|personal (?:data|information)|pii|customer data|user profiles?|eu citizens?)\b/i,
    duties: [
      'A data processing agreement with the cloud, and a record of processing',
      'Retention periods and a way to erase a person on request',
      'A legal basis for every transfer out of the EEA',
    ],
  },
  'pci-dss': {
    title: 'PCI DSS',
    words: /\b(?:pci(?:[- ]dss)?|payments?|credit[- ]cards?|card ?holder|card (?:data|numbers?)|checkout)\b/i,
    duties: [
      'Quarterly scans by an approved vendor (ASV) and yearly penetration tests',
      'Audit logs kept for twelve months, three of them at hand',
      "The cloud's responsibility matrix kept with your own assessment",
    ],
  },
  sox: {
    title: 'SOX',
    words: /\b(?:sox|sarbanes|financial reporting|general ledger|ledger|accounting system)\b/i,
    duties: [
      'An approver who is not the author of a change; GuildOps can require it',
      'A review of who has access, each quarter',
      'Evidence of changes and approvals kept for seven years',
    ],
  },
};

/** The frameworks whose data a use case speaks of. */
export const frameworksIn = (useCase: string): Framework[] =>
  (Object.keys(FRAMEWORK_FACTS) as Framework[]).filter((id) => FRAMEWORK_FACTS[id].words.test(useCase));
