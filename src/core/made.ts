/** An object that an apply made before it broke off, and that the state does not know. */
export interface Made {
  /** `module.a.aws_instance.web["x"]`, as terraform writes it. */
  address: string;
  /** As terraform's stream told it; most providers import by it. */
  id: string;
}

/** What was made before and later; of one address the later. */
export const withMade = (before: readonly Made[] = [], later: readonly Made[] = []): Made[] => [
  ...new Map([...before, ...later].map((made) => [made.address, made])).values(),
];
