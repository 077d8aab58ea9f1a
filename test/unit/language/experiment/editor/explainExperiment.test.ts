import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkExperiment } from '../../../../../src/language/experiment/checkExperiment.ts';
import { explainExperiment } from '../../../../../src/language/experiment/editor/explainExperiment.ts';
import { experimentText } from '../experimentPieces.ts';

const text = `@greeting = "hi"
listen tcp://127.0.0.1:0?backlog=5 as server
  on data reply upper then close
listen tcp://*:7777 as open
listen unix:demo as local
test "a"
  connect {{server}} as alice
  alice > {{greeting}} hex"0d 0a" # wait
  alice < contains "x" within 1s
  alice end
  connect tcp://{{server.host}}:{{server.port}} fails ECONNREFUSED
  relay tcp://127.0.0.1:0 to {{server}} as link
    latency 5ms jitter 2ms up chance 5% per chunk
    offline # for good
    hold {{greeting}} hex"0a"
  fault link set slice 16B vary 4B
  fault link set hold hex"0b 0c"
  fault link clear
  alice secure as client verify=false alpn={{greeting}} within 1s
  save alice to "x.pcapng"
`;

/** What is said at the beginning of `part`, which follows `after`. */
function said(part: string, after = ''): string {
  const offset = text.indexOf(part, text.indexOf(after));
  assert.ok(offset >= 0, part);
  const found = explainExperiment(checkExperiment(text), offset, {});
  if (found === undefined) return '';
  const { form, sentences, bytes, start, end } = found;
  assert.ok(start <= offset && offset < end, part);
  return [form, bytes?.length, bytes?.hex, ...sentences].filter((one) => one !== undefined).join(' | ');
}

describe('explainExperiment', () => {
  it('says what a name stands for, and a variable its bytes', () => {
    assert.equal(said('alice >'), 'alice | Client over TCP, line 7.');
    assert.match(said('server}}'), /^server \| An address that a client can connect to\. Listener over TCP/);
    assert.match(said('server.port'), /^server\.port \| Its port alone/);
    assert.equal(said('greeting}}'), 'greeting | 2 bytes | 68 69 | Variable with the value "hi", line 1.');
  });

  it('says what a part is as bytes', () => {
    assert.equal(said('hex"'), '2 bytes | 0d 0a | Bytes as hex digits, two for each.');
    assert.equal(said('"x"', 'contains'), '1 byte | 78');
  });

  it('says who can reach an address, and what its options do', () => {
    const own = said('tcp://127.0.0.1:0?');
    assert.match(own, /TCP: listens at 127\.0\.0\.1, on a free port that the system chooses\./);
    assert.match(own, /Only programs on this machine can reach it\./);
    assert.match(own, /backlog=5: Connections that may wait to be accepted/);
    assert.match(
      said('tcp://*:7777'),
      /all interfaces, port 7777\. \| Every machine that can reach any interface/,
    );
    assert.match(said('unix:demo'), /the path demo/);
    assert.match(said('tcp://{{'), /\{\{server\.host\}\}: Its host alone\./);
  });

  it('says what the options of TLS do', () => {
    assert.match(
      said('verify=false'),
      /^verify=false alpn=\{\{greeting\}\} \| \{\{greeting\}\}: Variable with the value "hi".* \| verify=false: Whether a peer .* \| alpn=hi: Protocols/,
    );
    assert.match(said('secure as'), /^NAME secure \[as server\|client\] .* \| Starts TLS/);
    assert.match(said('client verify'), /^as client \| Our side begins/);
    assert.match(said('as client'), /^as NAME/);
  });

  it('says how a statement is written, and what a word means where it stands', () => {
    assert.match(said('listen tcp'), /^listen ADDRESS as NAME \| Opens a listener/);
    assert.match(said('@greeting'), /^@name = PAYLOAD or number \| Gives a name/);
    assert.match(said('> {{greeting}}'), /^NAME > PAYLOAD \| Sends/);
    assert.match(said('contains'), /^NAME < contains PATTERN/);
    assert.match(said('within'), /^within D \| How long/);
    assert.match(said('end\n'), /^NAME end \| Ends its side/);
    assert.match(said('clear'), /^fault NAME clear/);
    assert.match(said('latency'), /^latency 100ms jitter 20ms \| Holds everything back/);
    assert.match(said('jitter'), /^latency … jitter 20ms \| More or less/);
    assert.match(said('up chance'), /^up \| Only what goes from the client/);
    assert.match(said('chunk'), /^per chunk \| Each chunk/);
    assert.equal(said('5ms'), '');
    assert.match(said('hold'), /^hold "GET " \| Keeps what comes/);
    assert.match(said('greeting', 'hold'), /^greeting \| 2 bytes \| 68 69/);
    assert.match(said('hex"0a'), /^1 byte \| 0a/);
    assert.match(said('hex"0b'), /^2 bytes \| 0b 0c/);
    assert.equal(said('for good'), '');
    assert.match(said('slice'), /^slice 16B vary 4B every 5ms \| Cuts chunks/);
    assert.match(said('vary'), /^slice … vary 4B \| /);
    assert.match(said('save'), /^save NAME to "file.pcapng"/);
  });

  it('says what is not there yet', () => {
    const later = 'This version cannot run it yet.';
    assert.ok(said('save alice').endsWith(`| ${later}`));
    assert.ok(!said('listen tcp').includes(later));
  });

  it("says a rule in a sentence, and an error code's cause", () => {
    assert.match(said('reply upper'), /Whenever bytes arrive, answers by the service "upper"/);
    assert.match(said('ECONNREFUSED'), /^ECONNREFUSED \| \S.* \| \S/);
  });

  it('says nothing of comments, blanks and titles', () => {
    for (const [part, after] of [
      ['# wait', ''],
      ['  alice >', ''],
      ['"a"', 'test'],
      ['"x.pcapng"', ''],
    ] as const)
      assert.equal(said(part, after), '', part);
  });

  it('answers at any place of any text', () => {
    fc.assert(
      fc.property(experimentText, fc.nat(), (any, place) => {
        const offset = place % (any.length + 1);
        const found = explainExperiment(checkExperiment(any), offset, {});
        assert.ok(found === undefined || (found.start <= offset && offset <= found.end));
      }),
      { numRuns: 500 },
    );
  }).timeout(20_000);
});
