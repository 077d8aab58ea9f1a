import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { RuleResponders } from '../../../src/engine/responders/rules/ruleResponders.ts';
import { EngineBench } from '../../support/engineBench.ts';
import { PlainTcp, readAll } from '../../support/plainTcp.ts';
import { isRunning, whenGone } from '../../support/runningProcess.ts';

const echoLines = `
import os, sys
print(os.getpid(), flush=True)
for line in sys.stdin:
    print("got", line.strip(), os.environ["SOCKET_LAB_PEER"] != "", flush=True)
print("bye", flush=True)
`;

/** Line by line. */
function talk(socket: Socket) {
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const line = async (): Promise<string> => String((await lines.next()).value);
  const write = (text: string): void => void socket.write(text);
  return {
    line,
    write,
    answer: (text: string): Promise<string> => {
      write(text);
      return line();
    },
  };
}

describe('exec', () => {
  let bench: EngineBench;
  let plain: PlainTcp;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'socket-lab-'));
    await writeFile(join(folder, 'echo lines.py'), echoLines);
    bench = new EngineBench({ responders: new RuleResponders({ folder: () => folder }) });
    plain = new PlainTcp();
  });

  afterEach(async () => {
    plain.destroy();
    await bench.dispose();
    await rm(folder, { recursive: true });
  });

  it('joins a program that speaks first to each connection, until the peer ends', async () => {
    const { local } = await bench.listen(
      'tcp://127.0.0.1:0',
      `on connect reply exec "python3 'echo lines.py'"`,
    );
    const socket = await plain.dial(local);
    await once(socket, 'readable');
    socket.end('one\ntwo\n');
    const [pid, ...answers] = (await readAll(socket)).split('\n');
    assert.deepEqual(answers, ['got one True', 'got two True', 'bye', '']);
    await whenGone(Number(pid));
    assert.equal(bench.of('error').length, 0);
  });

  it('begins for so many connections as the rule says, and leaves to the rules below it what they answer', async () => {
    const { local } = await bench.listen(
      'tcp://127.0.0.1:0',
      `on connect reply exec "python3 'echo lines.py'" times 1\non data "ping" reply "pong\\n"`,
    );
    const first = talk(await plain.dial(local));
    assert.match(await first.line(), /^\d+$/);
    assert.equal(await first.answer('ping'), 'pong');
    assert.equal(await first.answer('one\n'), 'got one True');
    await bench.next('accepted');
    const second = talk(await plain.dial(local));
    const { connection } = await bench.next('accepted');
    second.write('one\n');
    await bench.next('data', (event) => event.connection === connection && event.direction === 'in');
    assert.equal(await second.answer('ping'), 'pong', 'no program has said anything');
  });

  it('answers all connections where the rule says so, whoever its program was begun for', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'on data reply all exec "cat"');
    const [one, other] = [await plain.dial(local), await plain.dial(local)];
    for (const _ of [one, other]) await bench.next('accepted');
    one.write('hi');
    for (const socket of [one, other]) {
      const [chunk] = (await once(socket, 'data')) as [Buffer];
      assert.equal(chunk.toString(), 'hi');
    }
  });

  it('ends our side when the program ends, and says why where it failed', async () => {
    await writeFile(join(folder, 'fails.py'), 'print("hi", flush=True)\nraise SystemExit("no such thing")');
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'on connect reply exec "python3 fails.py"');
    const socket = await plain.dial(local);
    assert.equal(await readAll(socket), 'hi\n');
    const { failure } = await bench.next('error');
    assert.equal(failure.code, 'ERR_PROGRAM');
    assert.match(failure.message, /"python3 fails\.py" ended with code 1: no such thing/);
  });

  it('says that a program is not there', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'on data reply exec "no-such-program -x"');
    const socket = await plain.dial(local);
    assert.equal(await readAll(socket), '');
    const { failure } = await bench.next('error');
    assert.equal(failure.code, 'ENOENT');
    assert.match(failure.message, /"no-such-program -x" was not found/);
  });

  it('gives a program only the messages that its rule takes', async () => {
    const { local } = await bench.listen(
      'tcp://127.0.0.1:0',
      'on line "ping" reply "pong\\n"\non line reply exec "cat"',
    );
    const socket = await plain.dial(local);
    socket.end('ping\na\nping\nb\n');
    assert.deepEqual((await readAll(socket)).split('\n').toSorted(), ['', 'a', 'b', 'pong', 'pong']);
  });

  it('does not read the peer faster than the program does, nor the program faster than the peer', async () => {
    const { local } = await bench.listen('tcp://127.0.0.1:0', 'on data reply exec "cat"');
    const socket = await plain.dial(local);
    const size = 8_000_000;
    socket.end(Buffer.alloc(size, 'x'));
    await bench.next('paused');
    let length = 0;
    for await (const chunk of socket) length += (chunk as Buffer).length;
    assert.equal(length, size);
  });

  it('ends a program and what it started when the connection, the listener or the engine ends', async () => {
    await writeFile(
      join(folder, 'parent.sh'),
      'sleep 1000 &\necho $! > child.$$\necho $$\ntrap "" TERM\nwhile :; do read line || sleep 1; done\n',
    );
    const { local, id } = await bench.listen('tcp://127.0.0.1:0', 'on connect reply exec "sh parent.sh"');
    const begin = async () => {
      const socket = await plain.dial(local);
      const [greeting] = (await once(socket, 'data')) as [Buffer];
      const pid = Number(String(greeting));
      return { socket, pid, child: Number(await readFile(join(folder, `child.${pid}`), 'utf8')) };
    };
    const first = await begin();
    first.socket.resetAndDestroy();
    await Promise.all([whenGone(first.pid), whenGone(first.child)]);
    const second = await begin();
    await bench.engine.close(id);
    await Promise.all([whenGone(second.pid), whenGone(second.child)]);
    const { ready } = bench.begin('listener', local, 'on connect reply exec "sh parent.sh"');
    assert.ok((await ready).ok);
    const third = await begin();
    await bench.dispose();
    assert.deepEqual([third.pid, third.child].filter(isRunning), []);
  }).timeout(15_000);

  it('ends what a program has left in the background when the connection ends', async () => {
    const { local } = await bench.listen(
      'tcp://127.0.0.1:0',
      'on data reply exec "sh -c \'sleep 1000 >/dev/null 2>&1 & echo $!\'"',
    );
    const socket = await plain.dial(local);
    socket.write('x');
    const pid = Number(await readAll(socket));
    assert.ok(pid > 0);
    await whenGone(pid);
    assert.equal(bench.of('error').length, 0);
  });

  it('serves 100 clients at once, each by its own program', async () => {
    const { local, id } = await bench.listen(
      'tcp://127.0.0.1:0',
      `on connect reply exec "python3 'echo lines.py'"`,
    );
    const pids = new Set<number>();
    await Promise.all(
      Array.from({ length: 100 }, async (_, client) => {
        const socket = await plain.dial(local);
        socket.end(`client ${client}\n`);
        const [pid, answer, bye] = (await readAll(socket)).split('\n');
        pids.add(Number(pid));
        assert.deepEqual([answer, bye], [`got client ${client} True`, 'bye']);
      }),
    );
    assert.equal(pids.size, 100);
    await bench.engine.close(id);
    await bench.dispose();
    assert.deepEqual([...pids].filter(isRunning), []);
  }).timeout(60_000);
});
