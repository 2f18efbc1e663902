/** What a token of the API may be made for. Approving and applying are for people. */
export const SCOPES = ['read', 'plan', 'cancel'] as const;
export type Scope = (typeof SCOPES)[number];
