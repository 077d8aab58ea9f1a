import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkExperiment } from '../../../../../src/language/experiment/checkExperiment.ts';
import type { Suggestion, Suggestions } from '../../../../../src/language/core/suggestion.ts';
import { suggestExperiment } from '../../../../../src/language/experiment/editor/suggestExperiment.ts';
import { endpointActions } from '../../../../../src/language/experiment/statements/action.ts';
import { statementWords } from '../../../../../src/language/experiment/statements/table.ts';
import { testCases } from '../../../../../src/language/experiment/testCases.ts';
import { whyNotYet } from '../../../../../src/runner/statements/notYet.ts';
import { experimentText } from '../experimentPieces.ts';

const setup = `@greeting = "hi"
listen tcp://127.0.0.1:0 as server
listen udp://127.0.0.1:0 as datagrams
test "a"
  connect {{server}} as alice
  accept server as conn
`;

/** What is offered at the end of a line, or at `|` in it, below the setup. */
function at(line: string): Suggestions | undefined {
  const text = setup + line;
  const place = text.indexOf('|');
  const offset = place < 0 ? text.length : place;
  return suggestExperiment(checkExperiment(text.replace('|', '')), offset);
}

const labels = (line: string): string[] => at(line)?.items.map(({ label }) => label) ?? [];
const item = (line: string, label: string): Suggestion | undefined =>
  at(line)?.items.find((one) => one.label === label);
/** Where what is replaced begins, within the line. */
const startIn = (line: string): number => (at(line)?.start ?? Number.NaN) - setup.length;

describe('suggestExperiment', () => {
  it('offers names first, then statements with their form, help and places to fill in', () => {
    assert.deepEqual(labels('  ').slice(0, 4), ['server', 'datagrams', 'alice', 'conn']);
    assert.equal(item('  ', 'alice')?.insert, 'alice ');
    assert.equal(item('  ', 'alice')?.help, 'Client over TCP, line 5.');
    assert.deepEqual(item('  li', 'listen'), {
      label: 'listen',
      kind: 'statement',
      form: 'listen ADDRESS as NAME',
      insert: 'listen ${1:tcp://127.0.0.1:0} as ${2:server2}',
      isSnippet: true,
      help: 'Opens a listener, with responder rules indented below it; with "fails CODE" it has to fail.',
    });
    assert.equal(startIn('  li'), 2);
    assert.equal(item('  ', 'connect')?.insert, 'connect ${1:{{datagrams\\}\\}} as ${2:client}');
    assert.equal(item('  ', 'accept')?.insert, 'accept ${1:datagrams} as ${2:conn2}');
    assert.ok(labels('').includes('test'));
    assert.ok(!labels('  ').includes('test'));
    assert.deepEqual(labels('  together\n    '), ['do']);
  });

  it('offers every statement and action that can be run, and none that cannot be yet', () => {
    const filled: Readonly<Record<string, string>> = {
      relay: 'relay tcp://127.0.0.1:0 to {{server}} as link',
      fault: 'relay tcp://127.0.0.1:0 to {{server}} as link\n  fault link clear',
      save: 'save alice to "a.pcapng"',
    };
    for (const [word, line] of Object.entries(filled)) {
      const { experiment, problems } = checkExperiment(`${setup}  ${line}\n`);
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error'),
        [],
      );
      const last = testCases(experiment)[0]?.body.at(-1);
      assert.ok(last !== undefined);
      const canRun = whyNotYet(last) === undefined;
      assert.equal(labels('  ').includes(word), canRun, word);
    }
    const others = [...statementWords, ...endpointActions].filter((word) => !(word in filled));
    const places = ['', '  ', '  together\n    ', '  alice '];
    const offered = new Set(places.flatMap(labels));
    for (const word of others) assert.ok(offered.has(word), word);
  });

  it('says of each word what it means where it stands', () => {
    assert.deepEqual(labels('  alice ').toSorted(), [
      '<',
      '>',
      'close',
      'end',
      'frames',
      'pause',
      'reset',
      'resume',
      'secure',
    ]);
    assert.match(item('  alice ', 'end')?.help ?? '', /^Ends its side/);
    assert.match(item('  alice < ', 'end')?.help ?? '', /^Waits for the peer's end/);
    assert.equal(item('  alice < ', 'matches')?.insert, 'matches /$1/');
    assert.equal(item('  alice < "x" ', 'within')?.insert, 'within ${1:2s}');
    for (const line of ['', '  ', '  alice ', '  alice < ', '  alice < "x" ', '  connect {{server}} '])
      for (const { label, help } of at(line)?.items ?? []) assert.notEqual(help, '', `${line}: ${label}`);
  });

  it('offers the options of TLS that is started, and their values', () => {
    const begun = labels('  alice secure ');
    for (const word of ['as', 'within', 'verify', 'requestCert', 'servername'])
      assert.ok(begun.includes(word), word);
    assert.ok(!begun.includes('backlog'));
    assert.deepEqual(labels('  alice secure as ').toSorted(), ['client', 'server']);
    const ofServer = labels('  alice secure as server ');
    assert.ok(ofServer.includes('requestCert') && !ofServer.includes('servername'));
    assert.ok(labels('  alice secure verify=false al').includes('alpn'));
    assert.deepEqual(labels('  alice secure as server requestCert='), ['no', 'ask', 'require']);
    assert.equal(startIn('  alice secure verify=fa'), '  alice secure verify='.length);
  });

  it('offers whole pieces only where they may stand', () => {
    assert.equal(item('', 'test-udp')?.form, 'Test over UDP');
    assert.match(item('', 'test-udp')?.insert ?? '', /^test "[^]*\n\tlisten udp/);
    assert.ok(labels('  ').includes('repeat-every'));
    assert.ok(!labels('  ').includes('test-udp'));
    for (const line of ['  alice ', '  together\n    ', '  listen tcp://:0 as b\n    '])
      assert.ok(!labels(line).includes('repeat-every'), line);
  });

  it('offers payload parts, and variables with and without braces', () => {
    assert.ok(labels('  alice > ').includes('hex"de ad"'));
    assert.ok(labels('  alice > ').includes('{{greeting}}'));
    assert.ok(labels('  alice > u16be(').includes('{{greeting}}'));
    assert.equal(item('  alice > "x {{gr', 'greeting')?.insert, 'greeting}}');
    assert.equal(item('  alice > "x {{gr|}}"', 'greeting')?.insert, 'greeting');
    assert.equal(startIn('  alice > "x {{gr'), '  alice > "x {{'.length);
    assert.match(item('  alice > {{', 'server.port')?.help ?? '', /^Its port alone/);
    assert.ok(labels('  alice > "a\\').includes('\\n'));
    assert.ok(labels('  alice > checksum("').includes('crc32'));
    assert.equal(at('  alice > "a {{')?.quiet, false);
    assert.equal(at('  alice > "a b')?.quiet, true, 'who only writes text is not disturbed');
    assert.equal(at('  alice > <<END\n  {{gr')?.items[0]?.label, 'greeting');
    assert.equal(at('  alice > <<END\n  a ')?.quiet, true);
  });

  it('offers addresses: whole ones, listeners by name, options with their values', () => {
    assert.deepEqual(labels('  connect ').slice(0, 3), [
      '{{datagrams}}',
      '{{server}}',
      'tcp://127.0.0.1:PORT',
    ]);
    assert.ok(labels('  listen ').includes('tcp://*:0'));
    assert.ok(!labels('  listen ').includes('{{server}}'));
    assert.equal(startIn('  listen tcp://127.0'), '  listen '.length);
    assert.deepEqual(labels('  connect {{').slice(0, 2), ['greeting', 'server']);
    assert.equal(item('  listen tcp://:0?', 'backlog')?.insert, 'backlog=${1:511}');
    assert.match(item('  listen tcp://:0?', 'backlog')?.help ?? '', /Value: 1 to 65535 connections/);
    assert.ok(!labels('  listen tcp://:0?').includes('join'));
    assert.ok(labels('  listen udp://:0?').includes('join'));
    assert.ok(labels('  connect {{datagrams}}?').includes('ttl'));
    assert.ok(!labels('  listen tcp://:0?backlog=5&').includes('backlog'));
    assert.deepEqual(labels('  listen tcp://:0?noDelay='), ['true', 'false']);
    assert.equal(startIn('  listen tcp://:0?noDelay=tr'), '  listen tcp://:0?noDelay='.length);
    assert.deepEqual(labels('  connect tcp://:1?family='), ['4', '6']);
    assert.ok(labels('  relay tcp://:0 to ').includes('{{server}}'));
    assert.deepEqual(labels('  relay tcp://:0?connect='), ['accept', 'first']);
    assert.ok(labels('  relay tcp://:0?').includes('backlog'));
    assert.ok(!labels('  listen tcp://:0?').includes('connect'));
    assert.ok(!labels('  relay tcp://:0 to tcp://:9?').includes('connect'));
  });

  it('offers durations, error codes with their sentences, and free names', () => {
    assert.ok(labels('  wait ').includes('200ms'));
    assert.match(
      item('  connect {{server}} fails EC', 'ECONNREFUSED')?.help ?? '',
      /refused|Nothing listens|no one|nobody/i,
    );
    assert.deepEqual(labels('  connect {{server}} as '), ['client']);
    assert.deepEqual(labels('  listen tcp://:0 as '), ['server2']);
    assert.deepEqual(labels('  accept '), ['server', 'datagrams']);
  });

  it('offers rules and faults below what has them', () => {
    assert.ok(labels('  listen tcp://:0 as b\n    ').includes('on'));
    assert.ok(labels('  listen tcp://:0 as b\n    on data reply ').includes('upper'));
    assert.ok(labels('  listen tcp://:0 as b\n    on data reply "{{').includes('message'));
    assert.ok(labels('  listen tcp://:0 as b\n    on data reply "{{').includes('greeting'));
    assert.ok(!labels('  alice > "{{').includes('message'));
    assert.equal(item('  relay tcp://:0 to tcp://:9 as b\n    ', 'latency')?.insert, 'latency ${1:100ms}');
    assert.ok(labels('  relay tcp://:0 to tcp://:9 as b\n    latency 5ms ').includes('jitter'));
    assert.ok(labels('  fault link set ').includes('corrupt'));
    assert.deepEqual(labels('  fault link '), ['set', 'remove', 'clear']);
  });

  it('offers the settings of a fault with their help, on its line and in a statement', () => {
    const relay = '  relay tcp://:0 to tcp://:9 as link\n';
    for (const line of [`${relay}    `, `${relay}  fault link set `]) {
      assert.equal(item(line, 'reorder')?.insert, 'reorder within ${1:50ms}');
      assert.deepEqual(labels(`${line}latency 5ms `), ['jitter', 'up', 'down', 'both', 'chance', 'off']);
      assert.deepEqual(item(`${line}slice 5B `, 'every'), {
        label: 'every',
        kind: 'word',
        form: 'slice … every 5ms',
        insert: 'every ${1:5ms}',
        isSnippet: true,
        help: 'So much time between two pieces.',
      });
      assert.equal(item(`${line}stall `, 'for')?.insert, 'for ${1:5s} then close');
      assert.ok(labels(`${line}offline `).includes('5s'));
      assert.ok(labels(`${line}offline `).includes('down'));
      assert.deepEqual(labels(`${line}offline 5s `), ['every']);
      assert.ok(labels(`${line}hold `).includes('hex"de ad"'));
      assert.ok(labels(`${line}hold `).includes('down'));
      assert.ok(labels(`${line}hold "{{`).includes('greeting'));
      assert.equal(item(line, 'replace')?.insert, 'replace "${1:old}" with "${2:new}"');
      assert.deepEqual(labels(`${line}replace "a" `), ['with']);
      assert.ok(!labels(`${line}replace "a" with `).includes('down'));
      assert.ok(labels(`${line}replace "a" with "b" `).includes('down'));
      assert.deepEqual(labels(`${line}limit `), ['16B', '1KiB', '64KiB', '1MiB']);
      assert.deepEqual(labels(`${line}bandwidth `), ['1KiB/s', '64KiB/s', '1MiB/s']);
      assert.match(item(`${line}drop `, 'chance')?.insert ?? '', /chunk,connection/);
      assert.equal(item(`${line}slowClose 1s `, 'chance')?.insert, 'chance ${1:5}% per connection');
      assert.deepEqual(labels(`${line}drop chance `), ['1%', '5%', '50%']);
      assert.deepEqual(labels(`${line}drop chance 5% `), ['per']);
      assert.deepEqual(labels(`${line}drop chance 5% per `), ['connection', 'chunk']);
      assert.deepEqual(labels(`${line}slowClose 1s chance 5% per `), ['connection']);
    }
    assert.equal(item(`${relay}  fault link remove `, 'latency')?.insert, 'latency');
  });

  it('offers nothing in comments, titles, expressions and behind words', () => {
    for (const line of [
      '  # wait',
      '  wait 1s # ',
      'test "li',
      '  save alice to "',
      '  alice < matches /a',
      '  alice > "x"',
    ])
      assert.deepEqual(labels(line), [], line);
  });

  it('answers at any place of any text', () => {
    fc.assert(
      fc.property(experimentText, fc.nat(), (text, place) => {
        const offset = place % (text.length + 1);
        const found = suggestExperiment(checkExperiment(text), offset);
        assert.ok(found === undefined || (found.start >= 0 && found.start <= offset));
      }),
      { numRuns: 500 },
    );
  }).timeout(20_000);
});
