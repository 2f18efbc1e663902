import type { Deploy } from '../../../core/deploy.ts';
import { cardId } from '../../custom-id.ts';
import { button } from '../components.ts';

/** Ends a deploy at once; what is merged already is given up behind a form that asks for the name of its project. */
export const cancelButton = ({ id, revision, project, landed }: Deploy) =>
  landed
    ? button({ id: cardId('confirm', id, revision, 'cancel', '0', project), text: 'Give up…', style: 'danger' })
    : button({ id: cardId('cancel', id, revision), text: 'Cancel', style: 'danger' });
