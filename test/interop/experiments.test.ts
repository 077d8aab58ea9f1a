/** The first lectures as experiments, with a Python program as the other end: `run "python3 …"`, in both roles. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { failureText } from '../../src/runner/failureText.ts';
import { freePort } from '../support/freePort.ts';
import { describeWith } from '../support/needs.ts';
import { runExperiment } from '../support/runExperiment.ts';

const folder = fileURLToPath(new URL('../fixtures/python', import.meta.url));

/** `PORT` stands for a port that is free. */
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
  'L8, a Python client over IPv6': `listen tcp://[::1]:0 as server
run "python3 l8_client.py inet6 {{server.port}}" as client
accept server as conn within 20s
conn < "hello" within 20s
`,
  'L10, a Python client that reads slowly': `listen tcp://127.0.0.1:0 as server
run "python3 l10_slow_client.py {{server.host}} {{server.port}}" as client
accept server as conn within 20s
conn > repeat(1000, "0123456789")
conn < nothing for 100ms
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
  'a Python client that resets': `listen tcp://127.0.0.1:0 as server
run "python3 resetting_client.py {{server.host}} {{server.port}} accept" as client
accept server as conn within 20s
conn < reset within 20s
`,
};

describeWith('python3', 'experiments, with Python as the other end', function () {
  for (const [name, text] of Object.entries(experiments)) {
    it(name, async () => {
      const port = String(await freePort());
      const { results } = await runExperiment(text.replace(/(?<=env PORT=|:)PORT/g, port), { folder });
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
