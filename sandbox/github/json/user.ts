import type { Hub } from '../hub.ts';
import type { User } from '../state/user.ts';
import { instant, nodeId } from './links.ts';

/** `simple-user`: an account as other things mention it. */
export function toSimpleUser({ url, apiUrl }: Hub, user: User) {
  const api = `${apiUrl}/users/${encodeURIComponent(user.login)}`;
  return {
    login: user.login,
    id: user.id,
    node_id: nodeId(user.type, user.id),
    avatar_url: `${url}/avatars/${user.id}`,
    gravatar_id: '',
    url: api,
    html_url: `${url}/${user.type === 'Bot' ? `apps/${user.login.replace('[bot]', '')}` : user.login}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: user.type,
    site_admin: false,
    user_view_type: 'public',
  };
}

/** `public-user`: an account as its own page shows it. */
export function toPublicUser(hub: Hub, user: User) {
  return {
    ...toSimpleUser(hub, user),
    name: user.login,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: instant(user.since),
    updated_at: instant(user.since),
  };
}
