import assert from 'node:assert/strict';
import { ProgramConsent } from '../../../../src/app/consent/programConsent.ts';
import { FakeMemory, FakeUserInterface, FakeWorkspace } from '../../../support/fakePorts.ts';

describe('ProgramConsent', () => {
  let memory: FakeMemory;
  let workspace: FakeWorkspace;
  let userInterface: FakeUserInterface;
  let consent: ProgramConsent;

  beforeEach(() => {
    memory = new FakeMemory();
    workspace = new FakeWorkspace();
    userInterface = new FakeUserInterface();
    consent = new ProgramConsent({ memory, workspace, userInterface });
  });

  it('asks for each new command line once, with where it starts, and remembers the agreed ones', async () => {
    assert.equal(consent.refusal('cat')?.code, 'ERR_NOT_AGREED');
    assert.equal(await consent.request(['cat', 'cat', 'sort -u']), true);
    const details = userInterface.questions.map(({ detail }) => detail);
    assert.equal(details.length, 2);
    assert.match(details[0] ?? '', /^cat\n\nIt starts in \/workspace, /);
    assert.match(details[1] ?? '', /^sort -u\n/);
    assert.equal(consent.refusal('cat'), undefined);
    const later = new ProgramConsent({ memory, workspace, userInterface });
    assert.equal(await later.request(['sort -u']), true);
    assert.equal(userInterface.questions.length, 2);
    assert.equal(later.refusal('sort -un')?.code, 'ERR_NOT_AGREED', 'another command line');
  });

  it('asks no further after a no, which is not remembered', async () => {
    await consent.request(['cat']);
    userInterface.answer = false;
    assert.equal(await consent.request(['cat', 'sort', 'wc']), false);
    assert.equal(userInterface.questions.length, 2);
    assert.equal(consent.refusal('sort')?.code, 'ERR_NOT_AGREED');
    assert.equal(await consent.request(['sort']), false);
    assert.equal(userInterface.questions.length, 3);
  });

  it('lets nothing run in an untrusted workspace, not even what was agreed to, and asks nothing there', async () => {
    await consent.request(['cat']);
    workspace.trusted = false;
    assert.equal(consent.refusal('cat')?.code, 'ERR_NOT_TRUSTED');
    assert.equal(await consent.request(['sort']), true);
    assert.equal(userInterface.questions.length, 1);
    workspace.trusted = true;
    assert.equal(consent.refusal('sort')?.code, 'ERR_NOT_AGREED');
  });

  it('takes what VS Code kept of another version for no consent', () => {
    for (const kept of ['cat', [1, null], { 0: 'cat' }]) {
      memory.values.set('agreedPrograms', kept);
      assert.equal(consent.refusal('cat')?.code, 'ERR_NOT_AGREED');
    }
  });
});
