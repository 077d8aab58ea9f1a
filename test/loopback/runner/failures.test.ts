/** Each way a step fails: its line, its code, what it says, and the help. */
import assert from 'node:assert/strict';
import { failureText } from '../../../src/runner/results/failureText.ts';
import { failureOf, runExperiment } from '../../support/runExperiment.ts';

interface Failing {
  readonly text: string;
  readonly line: number;
  readonly code: string;
  /** Of its text for people. */
  readonly says: readonly RegExp[];
}

const pair = `listen tcp://127.0.0.1:0 as server
connect {{server}} as client
accept server as conn
`;

const failing: Readonly<Record<string, Failing>> = {
  'nothing listens there': {
    text: 'listen tcp://127.0.0.1:0 as gone\ngone close\nconnect {{gone}} as client\nclient close\n',
    line: 3,
    code: 'ECONNREFUSED',
    says: [/Nothing listens/, /Start the listener first/],
  },
  'no program receives the datagram': {
    text: 'listen udp://127.0.0.1:0 as gone\ngone close\nconnect {{gone}} as client\nclient > "x"\nclient < any within 50ms\n',
    line: 5,
    code: 'ECONNREFUSED',
    says: [/port unreachable/, /Start the UDP listener/],
  },
  'the port is taken': {
    text: 'listen tcp://127.0.0.1:0 as one\nlisten {{one}} as two\ntwo close\n',
    line: 2,
    code: 'EADDRINUSE',
    says: [/EADDRINUSE/],
  },
  'another failure than was expected': {
    text: 'listen tcp://127.0.0.1:0 as gone\ngone close\nconnect {{gone}} fails ETIMEDOUT\n',
    line: 3,
    code: 'ECONNREFUSED',
    says: [/Expected ETIMEDOUT, but it failed with ECONNREFUSED/],
  },
  'no failure where one was expected': {
    text: 'listen tcp://127.0.0.1:0 fails EADDRINUSE\n',
    line: 1,
    code: 'ERR_UNEXPECTED',
    says: [/opened without a failure/],
  },
  'an address that a variable spoils': {
    text: '@port = 99999\nlisten tcp://127.0.0.1:{{port}} as server\nserver close\n',
    line: 2,
    code: 'ERR_ADDRESS',
    says: [/99999/],
  },
  'nothing came': {
    text: `${pair}conn < "x" within 40ms\n`,
    line: 4,
    code: 'ERR_TIMEOUT',
    says: [
      /Nothing came within 40 ms/,
      // Never less; more where the processor has others to serve.
      /waited (?:[4-9]\d|\d{3,}) ms|waited \d+(?:\.\d+)? s/,
      /expected {2}"x"/,
      /received {2}nothing/,
      /Both sides may be waiting/,
    ],
  },
  'only the beginning came': {
    text: `${pair}client > "abc"\nconn < "abcdef" within 60ms\n`,
    line: 5,
    code: 'ERR_TIMEOUT',
    says: [/The first 3 bytes fit; 3 bytes more were expected/, /Only the beginning came/],
  },
  'it came to somebody else': {
    text: `${pair}connect {{server}} as other\naccept server as conn2\nother > "x"\nwait 50ms\nconn < "x" within 40ms\n`,
    line: 8,
    code: 'ERR_TIMEOUT',
    says: [/It came to conn2 instead/, /Unread at conn2: 1 byte, "x"/],
  },
  'the case differs': {
    text: `${pair}client > "Hello\\n"\nconn < "hello\\n"\n`,
    line: 5,
    code: 'ERR_UNEXPECTED',
    says: [/expected {2}"hello\\n"\n *received {2}"Hello\\n"\n {11}\^/, /48 65 6c/, /upper and lower case/],
  },
  'the line end differs': {
    text: `${pair}client > "a\\r\\n"\nconn < "a\\n"\n`,
    line: 5,
    code: 'ERR_UNEXPECTED',
    says: [/The first difference is at byte 1/, /Only the line end differs: got CR LF/],
  },
  'the line end is missing': {
    text: `${pair}client > "a"\nconn < "a\\n" within 60ms\n`,
    line: 5,
    code: 'ERR_TIMEOUT',
    says: [/Only the line end is missing: expected LF/],
  },
  'the peer closed first': {
    text: `${pair}conn close\nclient < "x"\n`,
    line: 5,
    code: 'ERR_ENDED',
    says: [/The peer closed first/],
  },
  'the peer reset': {
    text: `${pair}conn reset\nclient < "x"\n`,
    line: 5,
    code: 'ECONNRESET',
    says: [/reset before it came/],
  },
  'a message in two datagrams': {
    text: `listen udp://127.0.0.1:0 as server
connect {{server}} as client
client > "Hello, "
client > "world!"
client < nothing for 50ms
server < "Hello, world!"
`,
    line: 6,
    code: 'ERR_UNEXPECTED',
    says: [/in 2 datagrams/, /Unread at server: 6 bytes, "world!"/],
  },
  'datagrams with more bytes than are counted': {
    text: 'listen udp://127.0.0.1:0 as server\nconnect {{server}} as client\nclient > "abc"\nserver < bytes 2\n',
    line: 4,
    code: 'ERR_UNEXPECTED',
    says: [/Expected 2 bytes, but the datagrams had 3/],
  },
  'bytes before the end': {
    text: `${pair}client > "x"\nclient end\nconn < end\n`,
    line: 6,
    code: 'ERR_UNEXPECTED',
    says: [/More bytes came before the end/, /expected {2}end/, /received {2}"x"/],
  },
  'something where nothing was to come': {
    text: `${pair}client > "x"\nconn < nothing for 2s\n`,
    line: 5,
    code: 'ERR_UNEXPECTED',
    says: [/none was expected/],
  },
  'not closed, because this side is open': {
    text: `${pair}conn close\nclient < closed within 60ms\n`,
    line: 5,
    code: 'ERR_TIMEOUT',
    says: [/until "client close"/],
  },
  'no end, no reset, no line, too few bytes': {
    text: `${pair}client > "abc"\nconn < bytes 4 within 60ms\n`,
    line: 5,
    code: 'ERR_TIMEOUT',
    says: [/^Only 3 of the 4 bytes came within 60 ms \([^\n]*\)\.$/],
  },
  'a regular expression that nothing matches': {
    text: `${pair}client > "abc"\nconn < matches /[0-9]+/ within 60ms\n`,
    line: 5,
    code: 'ERR_TIMEOUT',
    says: [/expected {2}\/\[0-9\]\+\//, /received {2}"abc"/],
  },
  'more than is kept': {
    text: `${pair}client > repeat(2000000, "a")\nwait 300ms\nconn < line\n`,
    line: 6,
    code: 'ERR_UNREAD',
    says: [/1 MiB/],
  },
  'nobody connects': {
    text: 'listen tcp://127.0.0.1:0 as server\naccept server as _conn within 40ms\n',
    line: 2,
    code: 'ERR_TIMEOUT',
    says: [/Nobody connected to server within 40 ms/, /Connect a client before/],
  },
  'the listener closes while it is waited for': {
    text: `listen tcp://127.0.0.1:0 as server
together
  do
    accept server as _conn within 10s
  do
    server close
`,
    line: 4,
    code: 'ERR_CLOSED',
    says: [/nobody connected/],
  },
  'a program that is not there': {
    text: 'run "no-such-program-here x" as _program until "x"\n',
    line: 1,
    code: 'ENOENT',
    says: [/was not found/],
  },
  'a program that says something else': {
    text: `run "node -e 'console.log(1)'" as _program until "2" within 10s\n`,
    line: 1,
    code: 'ERR_ENDED',
    says: [/ended before it said it/, /received {2}"1\\n"/],
  },
  'a program that fails meanwhile': {
    text: `listen tcp://127.0.0.1:0 as server
run "node -e 'console.log(1); process.stderr.write(String(6 * 7)); process.exit(3)'" as _program until "1" within 10s
accept server as _conn within 1s
`,
    line: 3,
    code: 'ERR_TIMEOUT',
    says: [/Program _program .*has ended; it said last:\n.*1\n.*42/],
  },
  'a file that is not there': {
    text: `${pair}client > file"no-such-file.bin"\n`,
    line: 4,
    code: 'ENOENT',
    says: [/no-such-file\.bin" is not there; [^\n]* \(ENOENT\)\.$/],
  },
  'a program that is not there, and that nobody waits for': {
    text: 'run "no-such-program-of-anybody" as _program\n',
    line: 1,
    code: 'ENOENT',
    says: [/was not found \(ENOENT\)/, /relative to the folder that it runs in\.$/],
  },
  'an end before all bytes to be counted': {
    text: `${pair}client > "abc"\nclient end\nconn < bytes 5\n`,
    line: 6,
    code: 'ERR_ENDED',
    says: [/^The peer ended its side after 3 of the 5 bytes \([^\n]*\)\.$/],
  },
  'an end that does not come': {
    text: `${pair}conn < end within 50ms\n`,
    line: 4,
    code: 'ERR_TIMEOUT',
    says: [/The peer is still open: it ends its side by "end" or "close"/],
  },
  'nothing to send to': {
    text: 'listen tcp://127.0.0.1:0 as server\nserver > "x"\n',
    line: 2,
    code: 'ENOTCONN',
    says: [/ENOTCONN/],
  },
  'a count that is no number': {
    text: `@n = "many"\n${pair}conn < bytes {{n}}\n`,
    line: 5,
    code: 'ERR_PAYLOAD',
    says: [/not a whole number/],
  },
  'a failure in one branch stops the other': {
    text: `${pair}together
  do
    client < "never" within 60s
  do
    conn < "x" within 40ms
`,
    line: 8,
    code: 'ERR_TIMEOUT',
    says: [/Nothing came within 40 ms/],
  },
};

describe('runTests, failures', () => {
  for (const [name, { text, line, code, says }] of Object.entries(failing)) {
    it(name, async () => {
      const failure = await failureOf(text);
      const said = failureText(failure).join('\n');
      assert.deepEqual([failure.line, failure.code], [line, code], said);
      assert.ok(text.slice(failure.start, failure.end).length > 0);
      assert.equal(text.slice(0, failure.start).split('\n').length, line);
      for (const pattern of says) assert.match(said, pattern);
    });
  }

  it('says what is not available yet', async () => {
    const notYet: readonly (readonly [step: string, code: string])[] = [
      ['save client to "x.pcapng"', 'ERR_NOT_YET'],
    ];
    for (const [step, code] of notYet) {
      const failure = await failureOf(`${pair}${step}\n`);
      assert.equal(failure.code, code);
      assert.match(failure.message, /not available yet/);
    }
  });

  it('what is thrown while a step runs is its failure, and all is closed', async () => {
    const { results } = await runExperiment(`${pair}wait 1ms\n`, {
      onEvent: (event) => {
        if (event.type === 'step' && event.line === 4) throw new Error('out of order');
      },
    });
    assert.equal(results[0]?.failure?.code, 'ERR_INTERNAL');
    assert.match(results[0].failure.message, /out of order/);
  });
});
