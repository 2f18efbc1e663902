/** One field of a form, as data: a surface builds its own form from it and knows nothing of clouds. At most five per form. */
export interface FormField {
  /** Key of the value in what the form answers; `name` is the resource's name. */
  id: string;
  /** At most 45 characters. */
  label: string;
  /** Stands below the label; at most 100 characters. */
  help?: string;
  type: 'text' | 'choice' | 'checks';
  required: boolean;
  /** What is there before anything is typed. */
  value?: string;
  /** At most 100 characters. */
  placeholder?: string;
  maxLength?: number;
  /** Text over several lines. */
  isLong?: boolean;
  /** Of `choice` (one) and `checks` (any number); at most 25. */
  options?: readonly Option[];
}

export interface Option {
  value: string;
  /** At most 100 characters, as the description. */
  label: string;
  description?: string;
  isSelected?: boolean;
}

/** A question asked by a menu before the form: its answer is the setting `id`, or leads to the next menu. */
export interface Menu {
  id: string;
  label: string;
  options: readonly Option[];
}

/** What a form answered: text, or the values of the checks that are set. */
export type FormValues = Readonly<Record<string, unknown>>;
