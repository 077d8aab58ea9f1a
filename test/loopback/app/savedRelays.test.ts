import assert from 'node:assert/strict';
import { createSocketLab, type SocketLab } from '../../../src/app/socketLab.ts';
import { startRequest } from '../../../src/app/saved/startable.ts';
import { valueOf } from '../../../src/app/failures/commandError.ts';
import { FakePorts } from '../../support/fakePorts.ts';

describe('saved relays', () => {
  let lab: SocketLab;

  afterEach(() => lab.close());

  it('are checked once what reads them is loaded, and start as they are saved', async () => {
    const ports = new FakePorts();
    const relay = { relay: 'tcp://127.0.0.1:0', to: 'tcp://127.0.0.1:1' };
    ports.values.endpoints = [
      { ...relay, faults: ['latency 100ms'], name: 'Slow' },
      { ...relay, faults: ['latncy 100ms'] },
      { ...relay, to: 'udp://127.0.0.1:1' },
    ];
    lab = createSocketLab(ports);
    const problems = () => lab.startables.saved().map(({ problem }) => problem);
    const loaded = new Promise<void>((resolve) => lab.onDidChange(resolve));
    assert.deepEqual(problems(), [undefined, undefined, undefined]);
    await loaded;
    const [none, fault, mixed] = problems();
    assert.equal(none, undefined);
    assert.match(fault ?? '', /did you mean latency/);
    assert.match(mixed ?? '', /both addresses are udp, or neither/);
    const [startable] = lab.startables.saved();
    assert.ok(startable);
    const { faults, target, name } = valueOf(await lab.actions.open(startRequest(startable)));
    assert.deepEqual([faults, target, name], [['latency 100ms'], 'tcp://127.0.0.1:1', 'Slow']);
  });
});
