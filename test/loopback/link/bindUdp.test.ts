import assert from 'node:assert/strict';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainUdp } from '../../support/plainUdp.ts';

describe('UDP sockets', () => {
  let bench: EngineBench;
  let plain: PlainUdp;

  beforeEach(() => {
    bench = new EngineBench();
    plain = new PlainUdp();
  });

  afterEach(async () => {
    plain.close();
    await bench.dispose();
  });

  it('tells each option as the system has it', async () => {
    await bench.listen('udp://127.0.0.1:0?receiveBuffer=65536&sendBuffer=32768&ttl=3&broadcast=true');
    const told = new Map(bench.of('option').map((event) => [event.name, event.value]));
    assert.deepEqual([told.get('IP_TTL'), told.get('SO_BROADCAST')], ['3', '1']);
    // Linux doubles what it is asked for, for its own book-keeping (`man 7 socket`).
    assert.deepEqual([told.get('SO_RCVBUF'), told.get('SO_SNDBUF')], ['65536', '32768']);
    for (const event of bench.of('option')) {
      if (event.effective !== undefined) assert.ok(Number(event.effective) > Number(event.value));
    }
    assert.deepEqual(
      bench.events.map((event) => ('call' in event ? event.call : event.type)),
      ['opening', 'socket', 'bind', 'setsockopt', 'setsockopt', 'setsockopt', 'setsockopt'],
    );
  });

  it('says who has a port that is taken', async () => {
    const { port } = (await plain.open()).address();
    const result = await bench.begin('listener', `udp://127.0.0.1:${port}`).ready;
    assert.deepEqual(result.ok ? [] : [result.failure.code, result.failure.call], ['EADDRINUSE', 'bind']);
    if (process.platform === 'linux') assert.match(result.ok ? '' : result.failure.message, /pid \d+/);
    assert.equal(bench.events.at(-1)?.type, 'closed');
  });

  it('says that an address is not of this machine', async () => {
    const result = await bench.begin('listener', 'udp://192.0.2.1:0').ready;
    assert.equal(result.ok ? '' : result.failure.code, 'EADDRNOTAVAIL');
  });
});
