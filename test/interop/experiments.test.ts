/**
 * The first lectures as experiments, with a Python program as the other end: `run "python3 …"`, in both roles. Two of
 * them have one: L12, where what fails is a call of one end alone, and L15, which is about captures and in no
 * experiment.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { lookup } from 'node:dns/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failureText } from '../../src/runner/results/failureText.ts';
import { freePort } from '../support/freePort.ts';
import { describeWith } from '../support/needs.ts';
import { runExperiment } from '../support/runExperiment.ts';

const folder = fileURLToPath(new URL('../fixtures/python', import.meta.url));

/** `PORT` stands for a port that is free, `HOST` for this machine's name, `SOCKET` for the path of a unix socket. */
const experiments: Readonly<Record<string, string>> = {
  'L1, a Python client': `listen tcp://127.0.0.1:0 as server
  on data reply "Rxd data, thanks!." then close
run "python3 l1_tcp_client.py {{server.host}} {{server.port}}" as client until "then b''" within 20s
`,
  'L1, a Python server': `run "env PORT=PORT python3 l1_tcp_server.py" as server until "listening" within 20s
connect tcp://127.0.0.1:PORT as client
client > "Hello from client!"
client < "Rxd data, thanks!."
client < end
`,
  'L2, a Python client': `listen udp://127.0.0.1:0 as server
  on data reply "I am the UDP server. Thanks for data..."
run "python3 l2_udp_client.py {{server.host}} {{server.port}} one two" as client
accept server as peer within 20s
peer < "one" within 20s
peer < "two" within 20s
`,
  'L2, a Python server': `run "env PORT=PORT python3 l2_udp_server.py 2" as server until "listening" within 20s
connect udp://127.0.0.1:PORT as alice
connect udp://127.0.0.1:PORT as bob
alice > "a"
alice < "I am the UDP server. Thanks for data..."
bob > "b"
bob < contains "Thanks for data"
`,
  'L3, a Python client in the part of telnet': `listen tcp://*:0?backlog=5 as server
  on connect reply "Thank you for connecting" then close
run "python3 l3_reading_client.py {{server.host}} {{server.port}}" as telnet until "closed by foreign host" within 20s
`,
  'L3, a Python server': `run "env PORT=PORT python3 l3_greeting_server.py 1" as server until "listening" within 20s
connect tcp://127.0.0.1:PORT as telnet
telnet < "Thank you for connecting"
telnet < end
`,
  'L4, a Python client that cuts a taco': `listen tcp://127.0.0.1:0 as server
  on data reply upper
run "python3 l4_split_client.py {{server.host}} {{server.port}}" as client
accept server as conn within 20s
conn < "hello 🌮 grüß" within 20s
`,
  'L4, a Python server': `run "env PORT=PORT python3 l4_upper_server.py" as server until "listening" within 20s
connect tcp://127.0.0.1:PORT as client
client > "taco 🌮"
client < "TACO 🌮"
client < end
`,
  'L5, a Python client': `listen tcp://127.0.0.1:0 as web
  frames by delimiter "\\r\\n\\r\\n"
  on frame starts "GET / " reply "HTTP/1.1 200 OK\\r\\n\\r\\nhello" then close
run "python3 l5_http_client.py localhost {{web.port}}" as client
accept web as conn within 20s
conn < "GET / HTTP/1.1\\r\\n\\r\\n" within 20s
`,
  'L5, a Python server': `run "env PORT=PORT python3 l5_http_server.py" as server until "listening" within 20s
connect tcp://127.0.0.1:PORT as client
client > "GET / HTTP/1.1\\r\\n\\r\\n"
client < "HTTP/1.1 200 OK\\r\\n"
client < matches /Content-Length: ([0-9]+)\\r\\n/
client < contains "\\r\\n\\r\\n"
client < bytes {{1}}
client < end
`,
  'L6, a Python client': `listen tcp://127.0.0.1:0 as server
  on line reply "OK...{{message}}\\n"
run "python3 l6_chat_client.py {{server.host}} {{server.port}} one" as client until "answer OK...one" within 20s
accept server as conn
conn < "one\\n"
server close
`,
  'L6, a Python server with threads': `run "env PORT=PORT python3 l6_threads_server.py" as server until "listening" within 20s
together
  do
    connect tcp://127.0.0.1:PORT as alice
    alice < "Welcome to the server\\n"
    alice > "one"
    alice < "OK...one"
  do
    connect tcp://127.0.0.1:PORT as bob
    bob < "Welcome to the server\\n"
    bob > "two"
    bob < "OK...two"
server close
alice < end
bob < end
`,
  'L7, a Python client by host name': `listen tcp://HOST:0 as server
  on connect reply "Welcome!"
run "python3 l7_hostname_client.py {{server.port}}" as client until "received Welcome!" within 20s
accept server as conn
conn < "Thank you" within 20s
conn < end
`,
  'L7, a Python server by host name': `run "env PORT=PORT python3 l7_hostname_server.py" as server until "listening" within 20s
connect tcp://HOST:PORT as client
client < "Welcome!"
client > "Thank you"
client < end within 20s
`,
  'L8, a Python client over IPv6': `listen tcp://[::1]:0 as server
run "python3 l8_client.py inet6 {{server.port}}" as client
accept server as conn within 20s
conn < "hello" within 20s
`,
  'L8, a Python server over IPv6': `run "env PORT=PORT python3 l8_sockets.py inet6" as server until "listening" within 20s
connect tcp://[::1]:PORT as client
client > "hello"
client < "hello"
client end
client < end
`,
  'L8, a Python client over a unix socket': `listen unix:SOCKET as server
  on data reply upper
run "python3 l8_client.py unix SOCKET" as client until "answer HELLO" within 20s
`,
  'L8, a Python server over a unix socket': `run "python3 l8_sockets.py unix SOCKET" as server until "listening" within 20s
connect unix:SOCKET as client
client > "hello"
client < "hello"
client end
client < end
`,
  'L9, the calls of a Python client': `listen tcp://127.0.0.1:0 as server
together
  do
    run "python3 l9_calls_client.py {{server.host}} {{server.port}}" as client until "recv b''" within 20s
  do
    accept server as conn within 20s
    conn < "request" within 20s
    conn > "reply"
    conn < end within 20s
    conn close
`,
  'L9, the calls of a Python server': `run "env PORT=PORT python3 l9_calls_server.py" as server until "listening" within 20s
connect tcp://127.0.0.1:PORT as client
client > "request"
client < "reply" within 20s
client end
client < end within 20s
`,
  'L10, a Python server that sends twice': `run "env PORT=PORT python3 l10_two_sends_server.py" as server until "listening" within 20s
connect tcp://127.0.0.1:PORT as client
client < "Hello" within 20s
client < ", world!"
client < bytes 1000000 within 20s
client < end
`,
  'L10, a Python client that reads slowly': `listen tcp://127.0.0.1:0 as server
run "python3 l10_slow_client.py {{server.host}} {{server.port}}" as client
accept server as conn within 20s
conn > repeat(1000, "0123456789")
conn < nothing for 100ms
`,
  'L11, a Python client that waits': `listen tcp://127.0.0.1:0 as server
run "python3 l11_waiting_client.py {{server.host}} {{server.port}}" as client
accept server as conn within 20s
conn < nothing for 200ms
conn > "after you"
conn < "thank you" within 20s
conn < end within 20s
`,
  'L11, a Python server that waits': `run "env PORT=PORT python3 l11_waiting_server.py" as server until "listening" within 20s
connect tcp://127.0.0.1:PORT as client
client < nothing for 200ms
client > "after you"
client < "thank you" within 20s
client < end within 20s
`,
  'L12, what Python says about ports': `listen tcp://127.0.0.1:0 as server
run "python3 l12_errors.py bind {{server.port}}" as binder until "failed EADDRINUSE" within 20s
server close
run "python3 l12_errors.py connect {{server.port}}" as client until "failed ECONNREFUSED" within 20s
`,
  'L13, large data from Python and back': `listen tcp://127.0.0.1:0 as server
  on data reply echo
run "python3 l13_large_client.py {{server.host}} {{server.port}} 20000000" as client
accept server as conn within 20s
conn < bytes 20000000 within 30s
`,
  'L13, large data from a Python server': `run "env PORT=PORT python3 l13_large_server.py 50000000" as server until "listening" within 20s
connect tcp://127.0.0.1:PORT as client
client < bytes 50000000 within 40s
client < end within 20s
`,
  'L13, a chat of Python clients': `listen tcp://127.0.0.1:0 as room
  on line reply all "{{message}}\\n"
connect {{room}} as carol
run "python3 l13_chat_client.py {{room.host}} {{room.port}} alice 2" as alice until "heard Hi from alice" within 20s
run "python3 l13_chat_client.py {{room.host}} {{room.port}} bob 1" as bob until "heard Hi from bob" within 20s
carol < "Hi from alice\\nHi from bob\\n"
`,
  'L14, a Python client of our web server': `listen tcp://127.0.0.1:0 as web
  frames by delimiter "\\r\\n\\r\\n"
  on frame starts "GET / " reply "HTTP/1.1 200 OK\\r\\nContent-Length: " lenText("hello") "\\r\\n\\r\\nhello"
  on frame starts "GET " reply "HTTP/1.1 404 Not Found\\r\\nContent-Length: 0\\r\\n\\r\\n"
run "python3 l14_http_client.py {{web.host}} {{web.port}}" as client until "answer 200 hello\\nanswer 404 \\ndone" within 20s
`,
  'L14, a Python web server': `run "env PORT=PORT python3 l14_http_server.py" as server until "listening" within 20s
connect tcp://127.0.0.1:PORT as browser
browser > "GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n"
browser < "HTTP/1.1 200 OK\\r\\n" within 20s
browser < matches /Content-Length: ([0-9]+)\\r\\n\\r\\n/
browser < bytes {{1}}
browser > "GET /taco HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n"
browser < "HTTP/1.1 404 Not Found\\r\\n"
`,
  'a Python client that resets': `listen tcp://127.0.0.1:0 as server
run "python3 resetting_client.py {{server.host}} {{server.port}} accept" as client
accept server as conn within 20s
conn < reset within 20s
`,
};

describeWith('python3', 'experiments, with Python as the other end', () => {
  let socketFolder = '';
  before(() => {
    socketFolder = mkdtempSync(join(tmpdir(), 'lab-'));
  });
  after(() => rmSync(socketFolder, { recursive: true }));

  for (const [name, text] of Object.entries(experiments)) {
    it(name, async function () {
      // A machine need not be known by its own name.
      if (text.includes('//HOST') && (await lookup(hostname()).catch(() => undefined)) === undefined)
        this.skip();
      const port = String(await freePort());
      const filledIn = text
        .replaceAll(/(?<=env PORT=|:)PORT/g, port)
        .replaceAll('//HOST:', `//${hostname()}:`)
        .replaceAll('SOCKET', join(socketFolder, 'python.sock'));
      const { results } = await runExperiment(filledIn, { folder });
      const failure = results[0]?.failure;
      assert.equal(
        results[0]?.outcome,
        'passed',
        failure === undefined ? '' : failureText(failure).join('\n'),
      );
    }).timeout(60_000);
  }

  it('a program that fails says why', async () => {
    const { results } = await runExperiment(
      'run "python3 no_such.py" as x until "listening" within 20s\nx close\n',
      {
        folder,
      },
    );
    const failure = results[0]?.failure;
    assert.equal(failure?.code, 'ERR_PROGRAM');
    assert.match(failureText(failure).join('\n'), /no_such\.py/);
  }).timeout(60_000);
});
