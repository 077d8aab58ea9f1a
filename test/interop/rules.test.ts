/** Listeners with rules, and other people's programs that talk to them. */
import assert from 'node:assert/strict';
import { describeWith } from '../support/needs.ts';
import { endPrograms, listeningAt, Program, socketLab } from '../support/processes.ts';

const page = '<!doctype html><title>Socket Lab</title>\n';
const site = [
  `on starts "GET / " reply "HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nContent-Length: " lenText('${page.trim()}' "\\n") "\\r\\n\\r\\n" '${page.trim()}' "\\n"`,
  'on /^POST (\\S+) HTTP\\/1\\.1\\r\\n(?s:.*?)\\r\\n\\r\\n(?P<body>(?s:.*))$/ reply "HTTP/1.1 201 Created\\r\\nLocation: {{1}}\\r\\nContent-Length: " lenText({{body}}) "\\r\\n\\r\\n" {{body}}',
  'on reply "HTTP/1.1 404 Not Found\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n" then close',
];

function curl(...args: readonly string[]): Program {
  return new Program('curl', ['--silent', '--show-error', '--noproxy', '*', ...args]);
}

describeWith('curl', 'L14: a web server of rules, and curl', () => {
  let origin = '';

  beforeEach(async () => {
    const listener = socketLab('listen', 'tcp://:0', ...site.flatMap((rule) => ['--rule', rule]));
    const { port } = await listeningAt(listener);
    origin = `http://127.0.0.1:${port}`;
  });

  afterEach(endPrograms);

  it('gets the page, twice on one connection', async () => {
    const client = curl('--write-out', '%{http_code} %{num_connects}\n', `${origin}/`, `${origin}/`);
    assert.equal((await client.ended).code, 0, client.errorText);
    assert.equal(client.text, `${page}200 1\n${page}200 0\n`);
  });

  it('is answered with what it has sent', async () => {
    const client = curl('--include', '--data', 'taco 🌮', `${origin}/tacos/1`);
    assert.equal((await client.ended).code, 0, client.errorText);
    assert.equal(
      client.text,
      'HTTP/1.1 201 Created\r\nLocation: /tacos/1\r\nContent-Length: 9\r\n\r\ntaco 🌮',
    );
  });

  it('is told of a page that is not there', async () => {
    const client = curl('--write-out', '%{http_code}', `${origin}/nothing`);
    assert.equal((await client.ended).code, 0, client.errorText);
    assert.equal(client.text, '404');
  });
});

describeWith('ncat', 'rules, and ncat', () => {
  afterEach(endPrograms);

  it('hold a chat', async () => {
    const listener = socketLab(
      'listen',
      'tcp://:0',
      '--rule',
      'on connect reply "your name? " times 2',
      '--rule',
      'on connect reply "full\\n" then close',
      '--rule',
      'on line /^I am (\\w+)/ reply all "{{1}} is here\\n" times 1',
      '--rule',
      'on line reply all "{{message}}\\n"',
    );
    const { port } = await listeningAt(listener);
    const clients = [
      new Program('ncat', ['127.0.0.1', String(port)]),
      new Program('ncat', ['127.0.0.1', String(port)]),
    ];
    await Promise.all(clients.map((client) => client.until(() => client.text === 'your name? ')));
    const late = new Program('ncat', ['--recv-only', '127.0.0.1', String(port)]);
    assert.equal((await late.ended).code, 0);
    assert.equal(late.text, 'full\n');
    clients[0]?.write('I am ann\n');
    await Promise.all(clients.map((client) => client.line(/ann is here$/)));
    clients[1]?.write('hi all\n');
    await Promise.all(clients.map((client) => client.line(/^hi all$/)));
  });

  it('run a program for each connection, and none is left when the listener is stopped', async () => {
    const listener = socketLab(
      'listen',
      'tcp://:0',
      '--rule',
      'on connect reply exec "python3 -uc \'import os; print(os.getpid()); input()\'"',
    );
    const { port } = await listeningAt(listener);
    const clients = Array.from({ length: 3 }, () => new Program('ncat', ['127.0.0.1', String(port)]));
    const found = await Promise.all(clients.map((client) => client.line(/^\d+$/)));
    listener.signal('SIGTERM');
    assert.deepEqual(await listener.ended, { code: 0, signal: null });
    for (const [pid] of found) assert.throws(() => process.kill(Number(pid), 0), /ESRCH/);
  });
});
