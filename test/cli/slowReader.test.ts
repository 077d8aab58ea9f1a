/** Whoever reads our output may take their time: nothing is lost, nothing grows without limit, and a signal ends it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { jsonEvents } from '../support/jsonEvents.ts';
import { endPrograms, socketLabWith, type Program } from '../support/processes.ts';
import { untilStill } from '../support/untilStill.ts';

const size = 20_000_000;

describe('socket-lab with a slow reader', () => {
  let server: Server;
  let address = '';

  before(async () => {
    server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.on('error', () => undefined);
      socket.resume();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => void server.close());
  afterEach(endPrograms);

  /** All that is sent to the one that connects next, as fast as it is read; answers what the kernel has taken of it. */
  function sendingToNext(): () => number {
    let taken = 0;
    server.once('connection', (socket: Socket) => {
      const block = Buffer.alloc(100_000, 'x');
      const pump = (): void => {
        while (taken < size && !socket.destroyed) {
          taken += block.length;
          if (!socket.write(block)) return;
        }
        socket.end();
      };
      socket.on('drain', pump);
      pump();
    });
    return () => taken;
  }

  const calls: readonly (readonly [name: string, words: readonly string[], input: string])[] = [
    ['connect --send --json', ['--send', '"go"', '--json', '--for', '1s'], ''],
    ['connect --send', ['--send', '"go"', '--for', '1s'], ''],
    ['connect', ['--for', '1s'], 'go'],
    ['connect --json', ['--for', '1s', '--json'], 'go'],
  ];

  async function startedUnread(words: readonly string[], input: string): Promise<Program> {
    const taken = sendingToNext();
    const program = socketLabWith({ unread: true }, 'connect', address, ...words);
    program.endInput(input);
    // Nothing at all is taken at first; then it is looked at for longer than the silence that ends it.
    while ((await untilStill(taken)) === 0);
    for (let looks = 0; looks < 2; looks++) await untilStill(taken);
    assert.ok(taken() < size, 'everything was taken although nobody read');
    return program;
  }

  for (const [name, words, input] of calls) {
    it(`${name}: our own slow output is not the peer's silence`, async () => {
      const program = await startedUnread(words, input);
      program.read();
      assert.deepEqual(await program.ended, { code: 0, signal: null });
      const received = (): number =>
        words.includes('--json')
          ? jsonEvents(program).reduce(
              (sum, event) =>
                sum + (event.type === 'data' && event.direction === 'in' ? (event.length ?? 0) : 0),
              0,
            )
          : program.bytes.length;
      await program.until(() => received() === size).catch(() => undefined);
      assert.equal(received(), size);
    });

    it(`${name}: the first signal ends it, and what nobody has read is told`, async () => {
      const program = await startedUnread(words, input);
      program.signal('SIGTERM');
      assert.deepEqual(await program.ended, { code: 0, signal: null });
      assert.match(
        program.errorText,
        /socket-lab: \d+ bytes of the output are lost: nobody has read them\.\n$/,
      );
    });
  }

  it('the first signal ends it when the connection is closed already, too', async () => {
    const closed = new Promise<void>((resolve) => {
      server.once('connection', (socket: Socket) => {
        // Less than makes the reading pause, and more than the kernel takes.
        socket.end(Buffer.alloc(600_000));
        socket.once('close', () => resolve());
      });
    });
    const program = socketLabWith({ unread: true }, 'connect', address, '--json');
    program.endInput();
    await closed;
    // Nothing tells that it waits only for its reader by now.
    await untilStill(() => 0);
    program.signal('SIGTERM');
    assert.deepEqual(await program.ended, { code: 0, signal: null });
  });
});
