/** Peers that misbehave: resets at every moment, half-closes either way. Our side tells it and lives on. */
import assert from 'node:assert/strict';
import { describeWith } from '../support/needs.ts';
import { boundPort, jsonEvent, jsonEvents } from '../support/jsonEvents.ts';
import { endPrograms, python, socketLab } from '../support/processes.ts';

describeWith('python3', 'peers that reset or half-close, with Python', () => {
  afterEach(endPrograms);

  for (const when of ['accept', 'read', 'write'] as const) {
    it(`a client that resets, ${when}: told as a reset, and the listener goes on`, async () => {
      const responder = when === 'read' ? ['--rule', 'on connect reply chargen'] : ['--reply', 'echo'];
      const listener = socketLab('listen', 'tcp://:0', '--json', ...responder);
      const port = await boundPort(listener);
      for (let round = 1; round <= 3; round++) {
        const client = python('resetting_client', '127.0.0.1', port, when);
        assert.equal((await client.ended).code, 0, client.errorText);
        const { connection } = await jsonEvent(listener, ({ type }) => type === 'reset', round);
        await jsonEvent(listener, (event) => event.type === 'closed' && event.connection === connection);
      }
      listener.signal('SIGTERM');
      assert.deepEqual(await listener.ended, { code: 0, signal: null });
      const resets = jsonEvents(listener).filter(({ type }) => type === 'reset');
      assert.ok(resets.every(({ direction }) => direction === 'in'));
      assert.equal(listener.errorText, '');
    });

    it(`a server that resets, ${when}: our client tells it and ends with 1`, async () => {
      const server = python('resetting_server', when);
      const [, port = ''] = await server.line(/^listening (\d+)/);
      const client = socketLab('connect', `tcp://127.0.0.1:${port}`);
      client.write('x'.repeat(1000));
      assert.equal((await client.ended).code, 1);
      assert.match(client.errorText, /\((ECONNRESET|EPIPE)\)[^\n]*\n$/);
    });
  }

  it('a server that half-closes first still gets everything from our client', async () => {
    const server = python('half_close_server');
    const [, port = ''] = await server.line(/^listening (\d+)/);
    const client = socketLab('connect', `tcp://127.0.0.1:${port}`);
    await client.until(() => client.text === 'bye');
    client.endInput(Buffer.alloc(3_000_000));
    assert.equal((await client.ended).code, 0);
    await server.line(/^received 3000000$/);
  });
});
