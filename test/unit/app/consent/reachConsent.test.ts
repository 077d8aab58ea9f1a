import assert from 'node:assert/strict';
import { ReachConsent } from '../../../../src/app/consent/reachConsent.ts';
import type { Confirmation } from '../../../../src/app/ports/userInterface.ts';
import type { Address } from '../../../../src/model/address.ts';
import { FakeMemory, FakeUserInterface } from '../../../support/fakePorts.ts';

const on = (host: string, port = 9998): Address => ({ transport: 'tcp', host, port, options: {} });

describe('ReachConsent', () => {
  let memory: FakeMemory;
  let userInterface: FakeUserInterface;
  let isEnabled: boolean;
  let consent: ReachConsent;

  beforeEach(() => {
    memory = new FakeMemory();
    userInterface = new FakeUserInterface();
    isEnabled = true;
    consent = new ReachConsent({ memory, userInterface, isEnabled: () => isEnabled });
  });

  it('asks nothing where only this machine can reach the listener', async () => {
    for (const address of [
      on('127.0.0.1'),
      on('::1'),
      { transport: 'unix', path: '/tmp/x', options: {} } as const,
    ])
      assert.equal(await consent.request(address), true);
    assert.deepEqual(userInterface.questions, []);
  });

  it('asks once for each host, whatever the port, and remembers the accepted ones', async () => {
    assert.equal(await consent.request(on('192.0.2.2')), true);
    assert.match(userInterface.questions[0]?.message ?? '', /on 192\.0\.2\.2, port 9998\?$/);
    assert.match(userInterface.questions[0]?.detail ?? '', /^Every machine that can reach 192\.0\.2\.2 /);
    assert.equal(await consent.request(on('192.0.2.2', 80)), true);
    assert.equal(userInterface.questions.length, 1);
    assert.equal(await consent.request(on('*')), true);
    assert.equal(userInterface.questions.length, 2);
    const later = new ReachConsent({ memory, userInterface, isEnabled: () => true });
    assert.equal(await later.request(on('*')), true);
    assert.equal(userInterface.questions.length, 2);
  });

  it('starts nothing after a no, and asks again the next time', async () => {
    userInterface.answer = false;
    assert.equal(await consent.request(on('*')), false);
    userInterface.answer = true;
    assert.equal(await consent.request(on('*')), true);
    assert.equal(userInterface.questions.length, 2);
  });

  it('asks nothing where the user has turned the question off, and remembers nothing', async () => {
    isEnabled = false;
    assert.equal(await consent.request(on('*')), true);
    assert.deepEqual(userInterface.questions, []);
    isEnabled = true;
    await consent.request(on('*'));
    assert.equal(userInterface.questions.length, 1);
  });

  it('shows one question for two starts at once, and goes on after one that failed', async () => {
    const questions: Confirmation[] = [];
    const confirm = (question: Confirmation): Promise<boolean> => {
      questions.push(question);
      return questions.length === 1
        ? Promise.reject(new Error('no window'))
        : new Promise((resolve) => setImmediate(() => resolve(true)));
    };
    const slow = new ReachConsent({ memory, userInterface: { confirm }, isEnabled: () => true });
    await assert.rejects(slow.request(on('*')), /no window/);
    const both = [slow.request(on('*')), slow.request(on('*', 80))];
    assert.deepEqual(await Promise.all(both), [true, true]);
    assert.equal(questions.length, 2);
  });
});
