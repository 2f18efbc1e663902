import { flag, optionalWord, wholeNumber } from '../settings/fields.ts';
import { oneOf, optionalNumber } from '../settings/optional.ts';
import { optionalRows } from '../settings/rows.ts';
import { region } from './common.ts';

const CLASS = /^[A-Za-z][A-Za-z0-9_-]{1,29}$/;

/** What becomes of an object when it has an age: it moves to a cheaper class, or it goes. */
export const LIFECYCLE_RULE = {
  after_days: wholeNumber('days', 1, 36_500, 30),
  action: oneOf(['move', 'delete']),
  class: optionalWord(CLASS, 'a storage class', 'the class to move to'),
};

/** Object storage: never public, encrypted, versioned unless told otherwise. */
export const bucketModel = {
  /** The standard one when none is given. */
  class: optionalWord(CLASS, 'a storage class', 'a storage class of this cloud'),
  versioning: flag(true),
  lifecycle: optionalRows(LIFECYCLE_RULE, {
    most: 20,
    expected: 'one rule a line: days, move or delete, class, such as 90 delete',
  }),
  /** For so long nobody can delete or replace an object. */
  retention_days: optionalNumber('days', 1, 36_500),
  region,
};
