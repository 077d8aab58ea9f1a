import assert from 'node:assert/strict';
import { inBackground, type PageServices } from '../../../../../src/app/page/context/pageContext.ts';
import { FakePorts } from '../../../../support/fakePorts.ts';

describe('inBackground', () => {
  let ports: FakePorts;
  let services: PageServices;

  beforeEach(() => {
    ports = new FakePorts();
    services = { userInterface: ports.userInterface, log: ports.log } as unknown as PageServices;
  });

  /** Lets everything that is already decided happen. */
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('answers at once, and says nothing of work that succeeds', async () => {
    let finish: () => void = () => undefined;
    const work = new Promise<void>((resolve) => (finish = resolve));
    assert.equal(inBackground(services, work), null);
    finish();
    await settled();
    assert.deepEqual([ports.userInterface.shown, ports.channel.lines], [[], []]);
  });

  it('logs work that fails with its stack, says so, and opens the log for who wants it', async () => {
    const error = new Error('lost');
    for (const answer of [false, true]) {
      ports.userInterface.answer = answer;
      assert.equal(inBackground(services, Promise.reject(error)), null);
      await settled();
      assert.equal(ports.channel.isShown, answer);
    }
    assert.deepEqual(ports.userInterface.shown, [
      'Socket Lab: something unexpected failed.',
      'Socket Lab: something unexpected failed.',
    ]);
    assert.equal(ports.channel.lines[0], `error Something unexpected failed: ${error.stack ?? ''}`);
  });
});
