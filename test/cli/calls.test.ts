/** Help, version, and every way to call the program wrongly: exit code 2, one line, nothing opened. */
import assert from 'node:assert/strict';
import { endPrograms, socketLab } from '../support/processes.ts';

async function outcome(...words: string[]): Promise<{ code: number | null; out: string; error: string }> {
  const program = socketLab(...words);
  program.endInput();
  const { code } = await program.ended;
  return { code, out: program.text, error: program.errorText };
}

const endless: readonly [string[], RegExp][] = [
  [['listen', 'tcp://:0', '--rules', '/dev/zero'], /--rules: The file "\/dev\/zero" has more than 64 MiB/],
  [
    ['connect', 'tcp://:1', '--payload', '/dev/zero'],
    /--payload: The file "\/dev\/zero" has more than 64 MiB/,
  ],
];

const wrongCalls: readonly (readonly [words: readonly string[], message: RegExp])[] = [
  [[], /A command is missing: listen, connect, run, check or bytes;/],
  [['lisen'], /no command "lisen"; did you mean listen\?/],
  [['frobnicate'], /no command "frobnicate"; there are listen, connect, run, check and bytes\./],
  [['constructor'], /no command "constructor"/],
  [['relay', 'tcp://:1', 'tcp://:2'], /relay comes with a later version/],
  [['run'], /run needs a file or a folder, such as first\.sockets/],
  [['run', 'no-such.sockets'], /"no-such\.sockets" is not there; .*\(ENOENT\)/],
  [['run', 'src/model'], /no \.sockets file below the folder "src\/model"/],
  [['run', 'media/examples', '--test', 'serves its pag'], /no such test; did you mean "serves its page"\?/],
  [['run', 'media/examples', '--set', 'prot=1'], /no file sets @prot; did you mean "port"\?/],
  [['run', 'media/examples', '--set', 'port=hex"1"'], /--set port:1:/],
  [['run', 'media/examples', '--seed', 'x'], /a seed is a whole number/],
  [['run', 'media/examples', '--junit', 'no-such-folder/x.xml'], /--junit: .*ENOENT/],
  [['check'], /check needs a file or a folder/],
  [['--versoin'], /no option "--versoin"; did you mean --version\?/],
  [['listen'], /listen needs an address/],
  [['listen', 'tcp://:0', 'tcp://:1'], /"tcp:\/\/:1" is one word too many/],
  [['listen', 'tcp://:0', '--jsn'], /no option "--jsn"; did you mean --json\?/],
  [['listen', 'tcp://:0', '--constructor'], /no option "--constructor"/],
  [['listen', 'tcp://:0', '--json=1'], /--json takes no value/],
  [['listen', 'tcp://:0', '--rule'], /--rule needs a value: --rule 'RULE'/],
  [['listen', 'tcp://:0', '--rule', '--json'], /--rule needs a value before "--json"/],
  [['listen', 'tcp://:0', '--reply', 'echo', '--reply', 'upper'], /--reply can be given only once/],
  [['listen', 'tcp://:0', '--reply', 'uper'], /--reply "uper": .*upper/],
  [['listen', 'tcp://:0', '--rule', 'on data replay echo'], /--rule .*reply/],
  [['listen', 'tcp://:0', '--rule', ''], /--rule "": /],
  [['listen', 'tcp://:0', '--record', 'x.pcapng'], /--record comes with a later version/],
  [
    ['listen', 'tcp://:0', '--stdio', '--reply', 'echo'],
    /--stdio .* cannot go with --rule, --rules or --reply/,
  ],
  [['listen', 'tcp://:0', '--stdio', '--json'], /cannot go with --json/],
  [['listen', 'tcp://127.0.0.1:99999'], /Port 99999 is out of range/],
  [['listen', 'tpc://:1'], /did you mean|tcp/],
  [['listen', 'tcp://:0?backlg=5'], /backlg/],
  [['listen', 'tls://:0'], /ERR_TLS_NOT_AVAILABLE/],
  [['connect'], /connect needs an address/],
  [['connect', 'tcp://127.0.0.1'], /port is missing/],
  [['connect', 'tcp://:1', '--send', 'hello'], /--send "hello": .*quotes/],
  [['connect', 'tcp://:1', '--send', 'hex"abc"'], /--send .*odd|digit/],
  [['connect', 'tcp://:1', '--for', '5'], /lacks a unit: write 5ms, 5s, 5m or 5h/],
  [['connect', 'tcp://:1', '--for', 'soon'], /"soon" is not a duration/],
  [['connect', 'tcp://:1', '--for', '99999999m'], /too long/],
  [['connect', 'tcp://:1', '--reply', 'echo'], /no option "--reply"/],
  [
    ['connect', 'tcp://:1', '--crlf', '--send', '"a"'],
    /--crlf is about stdin, which is not read with --send/,
  ],
  [['connect', 'tcp://:1', '--times', '3'], /--times is about what --send and --payload send/],
  [['connect', 'tcp://:1', '--times', '-3', '--send', '"a"'], /--times needs a value before "-3"/],
  [['connect', 'tcp://:1', '--times', '1.5', '--send', '"a"'], /--times "1\.5": write a whole number/],
  [['connect', 'tcp://:1', '--every', '1', '--send', '"a"'], /--every: "1" lacks a unit/],
  [['connect', 'tcp://:1', '--limit', 'x'], /--limit: "x" is not a duration/],
  [['connect', 'tcp://:1', '--lines'], /--lines is for datagrams/],
  [['connect', 'tcp://:1', '--separator', '"\\n"'], /--separator is for datagrams/],
  [['connect', 'udp://:1', '--separator', 'x'], /--separator "x": /],
  [['connect', 'udp://:1', '--retry', '1s'], /--retry is for connections/],
  [['connect', 'tcp://:1?reconnectMs=100', '--retry', '1s'], /--retry ends once it has connected/],
  [['connect', 'tcp://:1', '--hex', '--json'], /--hex is for text/],
  [['connect', 'tcp://:1', '--hex', '--quiet'], /--hex is about the bytes in events/],
  [['listen', 'tcp://:0', '--hex', '--quiet'], /--hex is about the bytes in events/],
  [['connect', 'tcp://:1', '--payload', 'no-such'], /--payload: The file "no-such" is not there.*ENOENT/],
  [['listen', 'tcp://:0', '--crlf'], /--crlf goes with --stdio/],
  [['listen', 'tcp://:0', '--no-shutdown'], /--no-shutdown goes with --stdio/],
  [['listen', 'tcp://:0', '--stdio', '--lines'], /--lines is for datagrams/],
  [['listen', 'tcp://:0', '--time', '--json'], /--time is for text/],
  ...(process.platform === 'win32' ? [] : endless),
  [['listen', 'tcp://:0', '--rules', 'no-such'], /--rules: The file "no-such" is not there.*ENOENT/],
  [['listen', 'tcp://:0', '--limit', '5'], /--limit: "5" lacks a unit/],
  [['help', 'lisen'], /no command "lisen"; did you mean listen\?/],
  [['help', 'listen', 'x'], /"x" is one word too many/],
  [['-x'], /no option "-x"/],
  [['bytes'], /bytes needs a payload/],
  [['bytes', '"a"', '"b"'], /one word too many/],
  [['bytes', '"a"', '--seed', 'x'], /a seed is a whole number/],
  [['bytes', '"a"', '--set', 'x'], /--set "x": write --set name=value/],
];

describe('socket-lab, its calls', function () {
  this.timeout(20_000);
  afterEach(endPrograms);

  for (const [words, message] of wrongCalls) {
    it(`refuses: ${words.join(' ') || '(nothing)'}`, async () => {
      const { code, out, error } = await outcome(...words);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(error, /^socket-lab: [^\n]+\n$/);
      assert.match(error, message);
    });
  }

  it('prints help, in general and for each command, and lists no command that does not work', async () => {
    const general = await outcome('--help');
    assert.deepEqual([general.code, general.error], [0, '']);
    assert.match(general.out, /socket-lab listen ADDRESS/);
    assert.doesNotMatch(general.out, /relay|pcapng/);
    for (const command of [
      'listen ADDRESS',
      'connect ADDRESS',
      'run FILE…',
      'check FILE…',
      'bytes PAYLOAD',
    ]) {
      const help = await outcome(command.split(' ')[0] ?? '', '--help');
      assert.deepEqual([help.code, help.error], [0, '']);
      assert.match(help.out, new RegExp(`^socket-lab ${command}`));
      assert.match(help.out, /Examples\n/);
    }
  });

  it('prints the same help however it is asked for', async () => {
    const ways = [['--help'], ['-h'], ['help'], ['help', 'help']];
    const general = await Promise.all(ways.map((words) => outcome(...words)));
    assert.ok(general.every(({ code, out }) => code === 0 && out === general[0]?.out));
    const ofListen = [
      ['listen', '--help'],
      ['listen', '-h'],
      ['listen', 'tcp://:0', '-h'],
      ['help', 'listen'],
    ];
    const listen = await Promise.all(ofListen.map((words) => outcome(...words)));
    assert.ok(listen.every(({ code, out }) => code === 0 && out === listen[0]?.out));
  });

  it('prints its version', async () => {
    for (const word of ['--version', '-v']) {
      const { code, out } = await outcome(word);
      assert.equal(code, 0);
      assert.match(out, /^socket-lab \d+\.\d+\.\d+\n$/);
    }
  });
});
