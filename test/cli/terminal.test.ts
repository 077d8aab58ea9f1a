/** On a terminal, which stdin, stdout and stderr share. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { endPrograms, Program, socketLabCommand } from '../support/processes.ts';
import { describeWith } from '../support/needs.ts';

/** Runs its arguments on a terminal of their own; types a line as soon as there is a prompt and its event. */
const onTerminal = `
import os, pty, sys
typed = False
def read(fd):
    global typed
    data = os.read(fd, 4096)
    if b'"login: "' in data and not typed:
        typed = True
        os.write(fd, b'ada\\n')
    return data
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:], read)))
`;

describeWith('python3', 'socket-lab connect on a terminal', () => {
  afterEach(endPrograms);

  it('begins each event line at the left, after a prompt as after a typed line', async () => {
    const server = createServer((socket) => {
      socket.write('login: ');
      socket.once('data', () => socket.end('welcome\nbye '));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const call = [...socketLabCommand, 'connect', address];
    const program = new Program('python3', ['-c', onTerminal, ...call], { env: { NO_COLOR: '1' } });
    assert.equal((await program.ended).code, 0, program.text);
    server.close();
    const lines = program.text.split('\r\n');
    const events = lines.filter((line) => /#\d+ /.test(line));
    assert.ok(events.length > 5, program.text);
    for (const event of events) assert.match(event, /^#\d+ /, program.text);
    assert.ok(lines.includes('login: '), program.text);
    assert.ok(!lines.slice(0, -1).includes(''), `no empty lines: ${program.text}`);
  });
});
