import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PageConsent, type PageQuestion } from '../../../../src/app/consent/pageConsent.ts';

describe('PageConsent', () => {
  let root: string;
  let workspace: string;
  let asked: PageQuestion[];
  let answer: boolean;
  let isTrusted: boolean;
  let gate: PageConsent;

  before(async () => {
    root = await realpath(await mkdtemp(join(tmpdir(), 'socket-lab-gate-')));
    workspace = join(root, 'workspace');
    await mkdir(workspace);
    await writeFile(join(workspace, 'in.txt'), 'in');
    await writeFile(join(root, 'secret.txt'), 'secret');
    await symlink(join(root, 'secret.txt'), join(workspace, 'link.txt'));
  });

  after(() => rm(root, { recursive: true }));

  beforeEach(() => {
    asked = [];
    answer = true;
    isTrusted = true;
    gate = new PageConsent({
      trustedFolders: () => (isTrusted ? [workspace] : []),
      ask: (question) => {
        asked.push(question);
        return Promise.resolve(answer);
      },
    });
  });

  const files = (...names: string[]) => ({ files: names.map((name) => join(root, name)), environment: [] });
  const environment = (...names: string[]) => ({ files: [], environment: names });

  it('lets a page have files of a trusted workspace without a question, and shows them', async () => {
    const wants = files('workspace/in.txt', 'workspace/not/there.txt');
    assert.deepEqual(gate.hidden(wants), []);
    assert.equal(await gate.request(wants, 2, 'x'), true);
    assert.deepEqual(asked, []);
  });

  it('shows a page no other file, also not by a link or a way out of the folder, and none in Restricted Mode', () => {
    for (const name of ['secret.txt', 'workspace/link.txt', 'workspace', 'workspace-2/a', 'gone.txt'])
      assert.deepEqual(gate.hidden(files(name)), [`file "${join(root, name)}"`], name);
    isTrusted = false;
    assert.equal(gate.hidden(files('workspace/in.txt')).length, 1);
  });

  it('asks for such a file once for each target, and sends nothing without a yes', async () => {
    answer = false;
    assert.equal(await gate.request(files('secret.txt', 'workspace/in.txt'), 2, 'peer'), false);
    assert.deepEqual(asked, [{ ...files('secret.txt'), target: 'peer' }]);
    answer = true;
    for (let times = 0; times < 2; times++)
      assert.equal(await gate.request(files('secret.txt'), 2, 'peer'), true);
    assert.equal(asked.length, 2);
    assert.equal(await gate.request(files('secret.txt'), 3, 'other'), true);
    assert.equal(asked.length, 3);
    // To be sent once is not to be looked into.
    assert.equal(gate.hidden(files('secret.txt')).length, 1);
  });

  it('never shows an environment variable, and sends it after a question', async () => {
    assert.equal(await gate.request(environment('TOKEN'), 2, 'peer'), true);
    assert.deepEqual(asked, [{ ...environment('TOKEN'), target: 'peer' }]);
    assert.deepEqual(gate.hidden(environment('TOKEN')), ['{{env.TOKEN}}']);
    assert.equal(await gate.request(environment('TOKEN', 'OTHER'), 2, 'peer'), true);
    assert.deepEqual(asked[1]?.environment, ['OTHER']);
  });

  it('has one question open at a time', async () => {
    const answers: ((isAgreed: boolean) => void)[] = [];
    const slow = new PageConsent({
      trustedFolders: () => [],
      ask: () => new Promise((resolve) => answers.push(resolve)),
    });
    const first = slow.request(environment('A'), 2, 'peer');
    assert.equal(await slow.request(environment('B'), 2, 'peer'), false);
    answers[0]?.(false);
    assert.equal(await first, false);
    const again = slow.request(environment('B'), 2, 'peer');
    answers[1]?.(true);
    assert.equal(await again, true);
  });
});
