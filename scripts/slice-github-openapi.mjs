// Cuts GitHub's OpenAPI description down to the operations GuildOps uses and writes sandbox/github/openapi.json.
// The whole description is 385 MB installed, so it stays outside the project:
//   npm install --prefix /tmp/github-openapi @octokit/openapi@23.0.2
//   node scripts/slice-github-openapi.mjs /tmp/github-openapi
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repo = '/repos/{owner}/{repo}';
const operations = `
  GET    /app
  GET    /app/installations
  GET    /app/installations/{installation_id}
  POST   /app/installations/{installation_id}/access_tokens
  GET    /app/hook/deliveries
  GET    /app/hook/deliveries/{delivery_id}
  POST   /app/hook/deliveries/{delivery_id}/attempts
  GET    /installation/repositories
  DELETE /installation/token
  GET    /rate_limit
  GET    /user
  GET    /users/{username}
  GET    /orgs/{org}/teams/{team_slug}/members
  GET    ${repo}
  GET    ${repo}/installation
  GET    ${repo}/branches
  GET    ${repo}/branches/{branch}
  GET    ${repo}/branches/{branch}/protection
  GET    ${repo}/rules/branches/{branch}
  GET    ${repo}/rulesets/{ruleset_id}
  GET    ${repo}/collaborators/{username}/permission
  GET    ${repo}/contents/{path}
  GET    ${repo}/compare/{basehead}
  GET    ${repo}/commits/{ref}
  GET    ${repo}/commits/{ref}/check-runs
  GET    ${repo}/commits/{ref}/status
  POST   ${repo}/statuses/{sha}
  GET    ${repo}/git/ref/{ref}
  GET    ${repo}/git/matching-refs/{ref}
  POST   ${repo}/git/refs
  PATCH  ${repo}/git/refs/{ref}
  DELETE ${repo}/git/refs/{ref}
  POST   ${repo}/git/tags
  GET    ${repo}/git/tags/{tag_sha}
  POST   ${repo}/pulls
  GET    ${repo}/pulls
  GET    ${repo}/pulls/{pull_number}
  PATCH  ${repo}/pulls/{pull_number}
  GET    ${repo}/pulls/{pull_number}/commits
  GET    ${repo}/pulls/{pull_number}/files
  GET    ${repo}/pulls/{pull_number}/merge
  PUT    ${repo}/pulls/{pull_number}/merge
  PUT    ${repo}/pulls/{pull_number}/update-branch
  GET    ${repo}/pulls/{pull_number}/reviews
  POST   ${repo}/pulls/{pull_number}/reviews
  PUT    ${repo}/pulls/{pull_number}/reviews/{review_id}/dismissals
  GET    ${repo}/pulls/{pull_number}/comments
  DELETE ${repo}/pulls/comments/{comment_id}
  POST   ${repo}/issues
  GET    ${repo}/issues
  PATCH  ${repo}/issues/{issue_number}
  GET    ${repo}/issues/{issue_number}
  GET    ${repo}/issues/{issue_number}/comments
  POST   ${repo}/issues/{issue_number}/comments
  POST   ${repo}/issues/{issue_number}/labels
  POST   ${repo}/issues/{issue_number}/reactions
  GET    ${repo}/issues/comments/{comment_id}
  PATCH  ${repo}/issues/comments/{comment_id}
  DELETE ${repo}/issues/comments/{comment_id}
  GET    ${repo}/issues/comments/{comment_id}/reactions
  POST   ${repo}/issues/comments/{comment_id}/reactions
  DELETE ${repo}/issues/comments/{comment_id}/reactions/{reaction_id}
  POST   ${repo}/check-runs
  GET    ${repo}/check-runs/{check_run_id}
  PATCH  ${repo}/check-runs/{check_run_id}
  POST   ${repo}/deployments
  GET    ${repo}/deployments
  GET    ${repo}/deployments/{deployment_id}
  POST   ${repo}/deployments/{deployment_id}/statuses
  GET    ${repo}/deployments/{deployment_id}/statuses
`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

const prose = ['description', 'example', 'examples', 'externalDocs', 'tags', 'operationId', 'headers', 'summary'];
const isProse = (key) => prose.includes(key) || /^x-(?!multi-segment)/.test(key);
const namesChosenByGitHub = ['properties', 'schemas', 'parameters', 'responses']; // there, keys are names, not keywords

/** The value without everything that a validator does not need. */
function strip(value, keysAreNames = false) {
  if (Array.isArray(value)) return value.map((item) => strip(item));
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key]) => keysAreNames || !isProse(key));
  return Object.fromEntries(
    kept.map(([key, inner]) => [key, strip(inner, !keysAreNames && namesChosenByGitHub.includes(key))]),
  );
}

/** Every `$ref` inside the value. */
function references(value) {
  if (value === null || typeof value !== 'object') return [];
  const own = typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(references)];
}

const [installed] = process.argv.slice(2);
if (installed === undefined) {
  console.error('Usage: node scripts/slice-github-openapi.mjs <folder with node_modules/@octokit/openapi>');
  process.exit(2);
}
const folder = join(installed, 'node_modules', '@octokit', 'openapi');
const whole = JSON.parse(readFileSync(join(folder, 'generated', 'api.github.com.json'), 'utf8'));
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

// The list repeats the installation's schema with a slip: its account is a user and an enterprise at once. The component says either.
const installations = whole.paths['/app/installations'].get.responses['200'].content['application/json'];
installations.schema = { type: 'array', items: { $ref: '#/components/schemas/installation' } };

const slice = {
  openapi: whole.openapi,
  info: { title: `Slice of @octokit/openapi ${version}` },
  paths: {},
  components: {},
};
const waiting = [];
for (const [method, path] of operations) {
  const operation = whole.paths[path]?.[method.toLowerCase()];
  if (operation === undefined) throw new Error(`GitHub describes no ${method} ${path}`);
  slice.paths[path] ??= {};
  slice.paths[path][method.toLowerCase()] = strip(operation);
  waiting.push(...references(slice.paths[path]));
}
for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
  const [, , kind, name] = ref.split('/');
  slice.components[kind] ??= {};
  if (name in slice.components[kind]) continue;
  slice.components[kind][name] = strip(whole.components[kind][name]);
  waiting.push(...references(slice.components[kind][name]));
}

const target = join(dirname(dirname(fileURLToPath(import.meta.url))), 'sandbox', 'github', 'openapi.json');
writeFileSync(target, `${JSON.stringify(slice)}\n`);
console.log(`${operations.length} operations, ${Object.keys(slice.components.schemas).length} schemas -> ${target}`);
