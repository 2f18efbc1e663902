import { readForm } from '../form.ts';
import { type Handler, pathOf } from '../handler.ts';
import { escapeHtml, pageAround, policyOf, sendPage } from '../page.ts';
import type { Session } from './session.ts';
import type { SignInNeeds } from './sign-in.ts';

export const SIGN_OUT_PATH = '/sign-out';

/**
 * `GET /sign-out` offers it, `POST /sign-out` does it: the session ends here, so that a copy of its cookie opens nothing any more. Another
 * site's form has neither the cookie nor the token.
 */
export const signOut =
  ({ sessions }: SignInNeeds): Handler =>
  async (request, response) => {
    if (pathOf(request) !== SIGN_OUT_PATH || !['GET', 'POST'].includes(request.method ?? '')) return false;
    const session = await sessions.of(request);
    if (request.method === 'GET') {
      const page = session ? pageAround('Sign out', formsOf(session)) : SIGNED_OUT;
      return sendPage(response, 200, page, { 'content-security-policy': policyOf({ form: true }) });
    }
    const form = await readForm(request);
    if (!session) return sendPage(response, 303, '', { location: SIGN_OUT_PATH });
    if (!sessions.isOurForm(request, form.get('token') ?? '')) return sendPage(response, 403, NOT_OURS);
    const cookie = await sessions.end(request, session, { everywhere: form.get('where') === 'everywhere' });
    return sendPage(response, 303, '', { location: SIGN_OUT_PATH, 'set-cookie': cookie });
  };

/** A button that signs out; it works without a script. */
export const signOutForm = (
  { formToken }: Session,
  { where, words }: { where: 'here' | 'everywhere'; words: string },
) =>
  `<form method="post" action="${SIGN_OUT_PATH}"><input type="hidden" name="token" value="${escapeHtml(formToken)}">` +
  `<button name="where" value="${where}">${escapeHtml(words)}</button></form>`;

const formsOf = (session: Session): string =>
  [
    `<p>You are signed in as ${escapeHtml(session.login)}.</p>`,
    signOutForm(session, { where: 'here', words: 'Sign out' }),
    signOutForm(session, { where: 'everywhere', words: 'Sign out in every browser' }),
  ].join('');

const SIGNED_OUT = pageAround(
  'You are signed out',
  '<p>The link of any run signs you in again. GitHub itself may still know you in this browser.</p>',
);
const NOT_OURS = pageAround(
  'You are still signed in',
  `<p>That did not come from a page of ours. <a href="${SIGN_OUT_PATH}">Sign out here.</a></p>`,
);
