import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseBackend } from '../../../src/core/backend.ts';
import { allowedProviders } from '../../../src/runner/providers.ts';
import { scanProject } from '../../../src/runner/scan/scan.ts';
import { BACKEND, writeTree } from '../rig.ts';

let tree: string;
beforeEach(async () => {
  tree = await mkdtemp(join(tmpdir(), 'guildops-scan-'));
});
afterEach(() => rm(tree, { recursive: true, force: true }));

const DIR = 'projects/shop';
const rules = { providers: allowedProviders({ provider: 'gcp' }), backend: { kind: 'http' } } as const;

async function scan(files: Record<string, string>, backend = BACKEND) {
  await writeTree({ [`${DIR}/backend.tf`]: backend, ...files }, tree);
  return scanProject(tree, DIR, rules);
}
/** What is said about one more file in the project. */
async function objections(text: string, name = 'main.tf') {
  const { problems, broken } = await scan({ [`${DIR}/${name}`]: text });
  return [
    ...problems.map((problem) =>
      'at' in problem && 'what' in problem ? `${problem.at} ${problem.what}` : problem.code,
    ),
    ...broken,
  ];
}

const ORDINARY = `
terraform {
  required_version = ">= 1.5"
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.50"
    }
    random = { "source" : "registry.terraform.io/hashicorp/random" }
  }
}
provider "google" {
  project = "shop"
}
module "net" {
  source = "../../modules/net"
}
module "lb" {
  source  = "terraform-google-modules/lb-http/google//modules/x"
  version = "12.0.0"
}
data "google_compute_image" "debian" {
  family = "debian-12"
}
resource "google_compute_instance" "web" {
  name                    = "external \${var.name} data \\"http\\" provisioner"
  metadata_startup_script = <<-EOT
    #!/bin/sh
    provisioner "local-exec" { command = "no" }
    EOT
  # data "external" "x" {}
  /* provider "aws" { exec { } } */
  exec = { credential_process = "only in providers" }
}
`;

describe('the look at a project’s code', () => {
  it('has nothing against ordinary code', async () => {
    expect(await objections(ORDINARY)).toEqual([]);
  });

  it.each([
    ['a program for data', 'data "external" "x" {}', 'data "external" runs a program'],
    ['the same without quotes', 'data external x {}', 'data "external" runs a program'],
    ['the same with an escape', 'data "\\u0065xternal" "x" {}', 'data "external" runs a program'],
    ['the same on one line with a comment in it', 'data/**/"external" /* { */ "x" {}', 'data "external"'],
    ['the same in a check', 'check "c" {\n  data "http" "x" {\n    url = "x"\n  }\n}', 'data "http" sends requests'],
    ['another project’s state', 'data "terraform_remote_state" "x" {}', 'reads the state of another project'],
    [
      'a provisioner',
      'resource "null_resource" "x" {\n  provisioner "local-exec" {\n  }\n}',
      'provisioner "local-exec"',
    ],
    [
      'a provisioner of something removed',
      'removed {\n  provisioner "remote-exec" {\n  }\n}',
      'provisioner "remote-exec"',
    ],
    ['a provider that runs a program', 'provider "kubernetes" {\n  exec {\n  }\n}', '"exec" in a provider'],
    [
      'the same made dynamically',
      'provider "kubernetes" {\n  dynamic "exec" {\n    content {}\n  }\n}',
      '"exec" in a provider',
    ],
    ['a file of credentials', 'provider "aws" {\n  shared_config_files = ["./x"]\n}', '"shared_config_files"'],
    ['a key inside a value', 'provider "x" {\n  a = { "credential_process" = "sh" }\n}', '"credential_process"'],
    [
      'signed requests to elsewhere',
      'provider "google" {\n  compute_custom_endpoint = "https://x"\n}',
      '"compute_custom_endpoint"',
    ],
    ['another backend', 'terraform {\n  backend "s3" {}\n}', 'backend "s3" would keep the state elsewhere'],
    [
      'an address for the backend',
      'terraform {\n  backend "http" {\n    address = "https://x"\n  }\n}',
      'must be empty',
    ],
    ['a cloud', 'terraform {\n  cloud {}\n}', 'a cloud block'],
    ['an encryption that runs a program', 'terraform {\n  encryption {}\n}', 'an encryption block'],
    [
      'a provider that is not allowed',
      'terraform {\n  required_providers {\n    x = { source = "evil/x" }\n  }\n}',
      '"evil/x" is not allowed',
    ],
    [
      'a provider of another cloud',
      'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}',
      '"hashicorp/aws"',
    ],
    [
      'a provider from another host',
      'terraform {\n  required_providers {\n    g = { source = "evil.io/hashicorp/google" }\n  }\n}',
      'evil.io',
    ],
    [
      'a provider by its old short form',
      'terraform {\n  required_providers {\n    external = "~> 2"\n  }\n}',
      '"external" is not allowed',
    ],
    [
      'a provider with a hidden source',
      'terraform {\n  required_providers {\n    g = { source = "$\u007b"x"}" }\n  }\n}',
      '"g" is not allowed',
    ],
    ['a module from git', 'module "m" {\n  source = "git::https://x/y.git"\n}', 'module source'],
    ['a module from a git host', 'module "m" {\n  source = "github.com/a/b"\n}', 'module source'],
    ['a module from a web server', 'module "m" {\n  source = "https://x/y.zip"\n}', 'module source'],
    ['a module by an absolute path', 'module "m" {\n  source = "/etc"\n}', 'module source'],
    ['a module from another registry', 'module "m" {\n  source = "evil.io/a/b/c"\n}', 'module source'],
    ['a module whose source is computed', 'module "m" {\n  source = "$\u007blocal.x}"\n}', 'not a plain string'],
    ['a module outside of the repository', 'module "m" {\n  source = "../../../x"\n}', 'outside of the repository'],
  ])('refuses %s', async (_, text, why) => {
    expect(await objections(text)).toEqual([expect.stringContaining(why)]);
  });

  it.each([
    ['data', '{"data": {"external": {"x": {}}}}', 'data "external"'],
    ['data in lists', '{"data": [{"http": [{"x": [{}]}]}]}', 'data "http"'],
    ['data by an escaped name', '{"d\\u0061ta": {"external": {"x": {}}}}', 'data "external"'],
    ['a provisioner', '{"resource": {"a": {"b": {"provisioner": [{"local-exec": {}}]}}}}', 'provisioner "local-exec"'],
    ['a provider setting', '{"provider": {"x": [{"exec": {}}]}}', '"exec"'],
    ['a backend', '{"terraform": [{"backend": {"gcs": {}}}]}', 'backend "gcs"'],
    ['a provider', '{"terraform": {"required_providers": {"x": {"source": "evil/x"}}}}', '"evil/x"'],
    ['a module', '{"module": {"m": {"source": "git::x"}}}', 'module source'],
    ['a key that is there twice', '{"data": {"external": {"x": {}}}, "data": {}}', 'unique'],
    ['what is not JSON', '{"data": }', 'line 1'],
  ])('refuses %s in JSON as well', async (_, text, why) => {
    expect(await objections(text, 'main.tf.json')).toEqual([expect.stringContaining(why)]);
  });

  describe('of a project whose state is in a bucket', () => {
    const inBucket = { ...rules, backend: parseBackend('s3://states?region=eu-west-1', 'shop') };
    const said = async (text: string, name = 'backend.tf') => {
      await writeTree({ [`${DIR}/${name}`]: text }, tree);
      const { problems } = await scanProject(tree, DIR, inBucket);
      return problems.map((problem) => ('what' in problem ? problem.what : problem.code));
    };
    const block = (inner: string) => `terraform {\n  backend "s3" {\n${inner}\n  }\n}\n`;

    it.each([
      ['an empty block', 'backend.tf', block('')],
      ['what the project has', 'backend.tf', block('bucket = "states"\nencrypt = true\nuse_lockfile = true')],
      ['the same in JSON', 'b.tf.json', '{"terraform": {"backend": {"s3": {"bucket": "states", "encrypt": true}}}}'],
    ])('allows %s', async (_, name, text) => {
      expect(await said(text, name)).toEqual([]);
    });

    it.each([
      ['our own backend', BACKEND, 'backend "http" would keep the state elsewhere; write backend "s3" {}'],
      ['another bucket', block('bucket = "mine"'), '"bucket" of the backend is not what the project has'],
      ['an expression', block('bucket = "$\u007bx}"'), '"bucket" of the backend'],
      ['no lock', block('use_lockfile = false'), '"use_lockfile" of the backend'],
      ['a role', block('role_arn = "arn:aws:iam::1:role/x"'), '"role_arn" of the backend'],
      ['another endpoint', block('endpoints = { s3 = "https://x" }'), '"endpoints" of the backend'],
      ['another endpoint as a block', block('endpoints {\n}'), '"endpoints" in the backend'],
      ['no block', 'locals {}', 'no backend "s3" {}: its state would be lost'],
    ])('refuses %s', async (_, text, why) => {
      expect(await said(text)).toEqual([expect.stringContaining(why)]);
    });
  });

  it('says where: file and line', async () => {
    expect(await objections('\n\ndata "http" "x" {}\n')).toEqual([
      expect.stringMatching(/^projects\/shop\/main\.tf:3 /),
    ]);
  });

  it.each(['override.tf', 'zz_override.tf', 'x_override.tf.json', 'terraform.tfstate', 'a_override.tofu'])(
    'has no place for %s',
    async (name) => {
      const [first] = await objections(name.endsWith('.json') ? '{}' : '', name);
      expect(first).toContain(name);
    },
  );

  it.each(['.terraform', 'terraform.d'])('has no place for a folder %s', async (name) => {
    const { problems } = await scan({ [`${DIR}/${name}/plugins/x`]: '' });
    expect(problems).toMatchObject([{ code: 'forbidden-code', at: `${DIR}/${name}` }]);
  });

  it('follows local modules wherever they lead, also in circles and through links', async () => {
    const bad = 'data "external" "x" {}\n';
    await mkdir(join(tree, 'modules/a'), { recursive: true });
    await writeFile(join(tree, 'elsewhere.tf'), bad);
    await symlink('../../elsewhere.tf', join(tree, 'modules/a/linked.tf'));
    const { problems } = await scan({
      [`${DIR}/main.tf`]: 'module "a" {\n  source = "../../modules/a"\n}\n',
      'modules/a/main.tf': 'module "b" {\n  source = "./b/"\n}\n',
      'modules/a/b/main.tf': `module "a" {\n  source = "../"\n}\n${bad}`,
      'modules/unused/main.tf': bad,
    });
    expect(problems.map((problem) => 'at' in problem && problem.at).sort()).toEqual([
      'modules/a/b/main.tf:4',
      'modules/a/linked.tf:1',
    ]);
  });

  it('insists on a backend: a state that is kept nowhere is lost', async () => {
    const { problems } = await scan({}, '');
    expect(problems).toMatchObject([{ at: DIR, what: expect.stringContaining('no backend') }]);
  });

  it.each([
    ['a string that is not closed', 'locals {\n  a = "x\n}\n'],
    ['a block that is not closed', 'locals {\n'],
    ['a heredoc that is not closed', 'locals {\n  a = <<EOT\nx\n'],
    ['a comment that is not closed', '/* data'],
    ['a heredoc with unusual white space', 'locals {\n  a = <<EOT\nx\nEOT\u00a0\nEOT\n}\n'],
    ['a lone carriage return', '# a\rdata "external" "x" {}\n'],
    ['a NUL', 'locals {}\0'],
    ['an attribute outside of a block', 'a = 1\n'],
    ['brackets that do not match', 'locals {\n  a = (]\n}\n'],
    ['blocks nested without end', 'a {\n'.repeat(2000)],
  ])('does not go on with %s', async (_, text) => {
    const { broken } = await scan({ [`${DIR}/main.tf`]: text });
    expect(broken).toEqual([expect.stringMatching(/^projects\/shop\/main\.tf, line \d+/)]);
  });

  it('does not go on with bytes that are no text', async () => {
    await writeTree({ [`${DIR}/backend.tf`]: BACKEND }, tree);
    await writeFile(join(tree, DIR, 'x.tf'), Buffer.from([0x23, 0xff, 0x0a]));
    expect((await scanProject(tree, DIR, rules)).broken).toEqual([expect.stringContaining('not UTF-8')]);
  });
});
