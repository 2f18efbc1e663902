/** One thing that was looked at. `hint` says what to do about it. */
export interface Finding {
  name: string;
  is: 'fine' | 'weak' | 'wrong';
  what: string;
  hint?: string;
}

export const fine = (name: string, what: string): Finding => ({ name, is: 'fine', what });
export const weak = (name: string, what: string, hint: string): Finding => ({ name, is: 'weak', what, hint });
export const wrong = (name: string, what: string, hint: string): Finding => ({ name, is: 'wrong', what, hint });
export const messageOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
