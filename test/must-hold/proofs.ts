/** One thing that has to hold, and the test that shows it: part of its title. */
export interface Proof {
  what: string;
  file: string;
  title: string;
}
const proof = (what: string, file: string, title: string): Proof => ({ what, file: `test/${file}.test.ts`, title });

/** What other tools of this kind have been caught by. */
const TRAPS: readonly Proof[] = [
  proof('a lock that is read and then written', 'must-hold/traps', 'a lock is taken in one step'),
  proof('a locked project that looks like a success', 'must-hold/traps', 'is shown as waiting, never as done'),
  proof('a look for drift that leaves a lock', 'must-hold/traps', 'a look for drift leaves no lock'),
  proof('a lost webhook of a merge that leaves locks', 'must-hold/traps', 'the webhook of the end never came'),
  proof(
    'a check of ours that keeps the apply from being merged',
    'github/checks',
    'never call a head applied that is not',
  ),
  proof(
    'a required check of ours that only the apply turns green',
    'github/standing',
    'our own required check is no deadlock',
  ),
  proof('a comment that is looked for on the first page only', 'github/pull-mirror', 'behind a hundred comments'),
  proof('a log that has a secret in it', 'must-hold/faults', 'none of it put a secret into a view or the log'),
  proof('a log that has the plan in it', 'must-hold/redaction', 'nor does the most talkative log say what a plan says'),
  proof(
    'a commit of a fork that cannot be planned',
    'deploy/notice-pull',
    'plans a fork once somebody who may write says so',
  ),
  proof('a herd of jobs at one hour', 'deploy/drift-schedule', 'a place of its own in the half hour after'),
  proof('a job that hangs after a restart', 'jobs/worker', 'takes over what an earlier process left running'),
  proof('more states of one commit than GitHub keeps', 'github/pull-mirror', 'are two per head, and follow the deploy'),
  proof('a webhook that never comes', 'operations/upkeep', 'finds by sync the pull request whose webhook got lost'),
  proof('a verdict on code that differs from the one on its plan', 'must-hold/traps', 'the rules judge the plan'),
  proof('an apply by comment that plans and approves itself', 'must-hold/traps', 'plans nothing and approves nothing'),
];

/** What a pull request has been shown to do while it is only planned. */
const ATTACKS: readonly Proof[] = [
  proof('the environment, read by file()', 'runner/jail', 'reads no environment, no data of ours, no key'),
  proof('any file of the host', 'runner/jail', 'sees no folder of the host'),
  proof(
    'a program named in a file for credentials',
    'must-hold/offences',
    'a file that names a program for credentials',
  ),
  proof('the state of another project, by data', 'must-hold/offences', 'the state of another project'),
  proof('the state of another project, by token', 'state/server', 'a token opens its own state only'),
  proof('a provider in terraform.d', 'must-hold/offences', 'a provider of its own in terraform.d'),
  proof('an override file that sorts later', 'must-hold/offences', 'an override file'),
  proof('another backend', 'must-hold/offences', 'another backend'),
  proof('a program as data', 'must-hold/offences', 'a program as data'),
  proof('a provider that runs a program', 'must-hold/offences', 'a provider that runs a program'),
  proof(
    'a provider that sends credentials elsewhere',
    'must-hold/offences',
    'a provider that sends credentials elsewhere',
  ),
  proof('a module from git', 'must-hold/offences', 'a module from git'),
  proof('an edit of the lock file', 'runner/providers', 'that the lock file of the project does not know is refused'),
  proof('a file of variables beside the code', 'repo/touched', 'variables that are read by themselves'),
  proof('a token of the run, as data', 'core/redact', 'a token of a service at Google'),
  proof('a provisioner', 'must-hold/offences', 'a provisioner'),
  proof('a .terraform folder', 'must-hold/offences', 'a .terraform folder'),
  proof('a host that nobody allowed', 'runner/egress', 'reaches its own state and nothing else'),
].map((each) => (each.file.includes('offences') ? { ...each, file: 'test/must-hold/offences.ts' } : each));

/** What can go wrong at GitHub. */
const FAULTS: readonly Proof[] = [
  proof('the answer is lost', 'must-hold/faults', 'GitHub did what it was asked and the answer was lost'),
  proof('a webhook is dropped', 'must-hold/faults', 'a webhook never came'),
  proof('a webhook comes late, or after a newer one', 'must-hold/faults', 'old webhooks come after newer ones'),
  proof('a webhook comes ten times', 'must-hold/once', 'a webhook that is redelivered ten times'),
  proof('a secondary rate limit', 'github/pull-mirror', 'a secondary rate limit is reached'),
  proof('a token is taken back', 'must-hold/faults', 'GitHub takes our tokens back'),
  proof('a push comes during the apply', 'deploy/merge', 'does not follow a push that came during the apply'),
  proof('two comments ask for the apply at once', 'deploy/apply', 'at once in two comments is one apply'),
  proof('the App is suspended, or installed no more', 'github/reach', 'pauses what needs it'),
  proof('what happened while it was suspended', 'must-hold/faults', 'caught up with once it is let in again'),
  proof('work waits while GitHub keeps us out', 'deploy/paused', 'an apply that runs is finished and noted'),
  proof('the base moves during the merge', 'github/pulls', 'tries again after the passing 405'),
  proof('the base moves between plan and apply', 'must-hold/moved', 'to the default branch keeps an approval'),
];

/** Who is killed, and when. */
const CRASHES: readonly Proof[] = [
  proof('GuildOps: webhook stored, not worked off', 'crash/by-hand', 'from the webhook that was stored'),
  proof('GuildOps: pushing the commit', 'crash/points', 'takes the commit of a push that outlived it'),
  proof('GuildOps: opening the pull request', 'crash/points', 'finds the pull request that it died opening'),
  proof('GuildOps and terraform: planning', 'crash/points', 'makes the plan again that it died making'),
  proof('GuildOps: plan stored, not shown', 'crash/points', 'shows the plan that it stored'),
  proof('GuildOps: click acknowledged', 'crash/points', 'honours a click'),
  proof('GuildOps: applying', 'crash/apply', 'is adopted, and its state arrives after the restart'),
  proof('GuildOps: terraform ends meanwhile', 'crash/apply', 'is collected when it ended while nobody was there'),
  proof('GuildOps and terraform: applying', 'crash/apply', 'is told with all that is known'),
  proof('terraform: applying', 'runner/unrecorded', 'names it with its id, and the import blocks bring it'),
  proof('GuildOps: before the merge', 'crash/points', 'merges what it applied'),
  proof('GuildOps: after merge, tag object, tag, branch', 'crash/points', 'once, though it died before hearing of it'),
  proof('both: import and state rm, at each moment', 'crash/state-acts', 'is done once by the next attempt'),
  proof('GuildOps: at any moment', 'crash/any-moment', 'brings every story to its end'),
];

export const PROOFS = { TRAPS, ATTACKS, FAULTS, CRASHES };
