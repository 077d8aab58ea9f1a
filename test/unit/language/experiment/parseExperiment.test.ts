import assert from 'node:assert/strict';
import type { Statement } from '../../../../src/language/experiment/model/experiment.ts';
import { captureNames } from '../../../../src/language/experiment/reading/captureNames.ts';
import { parseRuleStatements } from '../../../../src/language/rules/parseRuleStatements.ts';
import { printFault } from '../../../../src/language/experiment/faults/printFault.ts';
import { parseExperiment } from '../../../../src/language/experiment/parseExperiment.ts';

function read(text: string): readonly Statement[] {
  const { experiment, problems } = parseExperiment(text);
  assert.deepEqual(problems, []);
  return experiment.statements;
}

function one<Kind extends Statement['kind']>(kind: Kind, text: string): Extract<Statement, { kind: Kind }> {
  const [statement, more] = read(text);
  assert.ok(statement?.kind === kind && more === undefined, text);
  return statement as Extract<Statement, { kind: Kind }>;
}

const textOf = (text: string, span: { start: number; end: number } | undefined): string | undefined =>
  span && text.slice(span.start, span.end);

describe('parseExperiment', () => {
  it('reads each piece of a statement with its place', () => {
    const text = '  # first\nconn < contains "a" hex"??" within 1.5s as x  # last';
    const statement = one('expect', text);
    assert.equal(textOf(text, statement), 'conn < contains "a" hex"??" within 1.5s as x');
    assert.equal(statement.line, 2);
    assert.equal(textOf(text, statement.endpoint), 'conn');
    assert.equal(textOf(text, statement.operator), '<');
    assert.equal(textOf(text, statement.expected), 'contains "a" hex"??"');
    assert.deepEqual([textOf(text, statement.within), statement.within?.value], ['1.5s', 1500]);
    assert.equal(textOf(text, statement.as), 'x');
  });

  it('takes clauses in any order, and no blanks around signs', () => {
    const { name, within } = one('connect', 'connect tcp://127.0.0.1:9 within 1s as a');
    assert.deepEqual([name?.value, within?.value], ['a', 1000]);
    const send = one('send', 'a>"x"to udp://127.0.0.1:9');
    assert.equal(send.to?.text, 'udp://127.0.0.1:9');
    assert.equal(one('variable', '@a=0x1F').value.parts.length, 1);
  });

  it('reads an address with blanks in its variables', () => {
    const text = 'connect tcp://{{ a.host }}:{{b}}?noDelay=true as c';
    const { address } = one('connect', text);
    assert.equal(address.text, 'tcp://{{ a.host }}:{{b}}?noDelay=true');
    assert.deepEqual(
      address.variables.map(({ name }) => name),
      ['a.host', 'b'],
    );
  });

  it('groups by indentation, of any width, tabs as well', () => {
    for (const unit of ['  ', '    ', ' ', '\t']) {
      const text = ['test "a"', '>repeat 2', '>>wait 1s', '>>wait 2s', '', '>wait 3s', 'wait 4s']
        .join('\n')
        .replaceAll('>', unit);
      const [test, last] = read(text);
      assert.ok(test?.kind === 'test' && last?.kind === 'wait');
      const [repeat, wait] = test.body;
      assert.ok(repeat?.kind === 'repeat' && wait?.kind === 'wait');
      assert.equal(repeat.body.length, 2);
    }
  });

  it('reads rules with their heredocs, and where they stand', () => {
    const text =
      'listen tcp://:0 as a\n  echo\n  on data "x" reply <<END then close\n  wait 1s\n  END\nwait 1s\n';
    const [listen, wait] = read(text);
    assert.ok(listen?.kind === 'listen' && wait?.kind === 'wait' && wait.line === 6);
    assert.deepEqual(
      listen.rules.statements.map(({ kind }) => kind),
      ['service', 'on'],
    );
    assert.equal(textOf(text, listen.rules), 'echo\n  on data "x" reply <<END then close\n  wait 1s\n  END');
  });

  it('keeps rules as text that means the same', () => {
    const rules =
      'on line reply <<END\n    Hello\n      {{message}}\n    END\n  frames by slip # for later\n  echo';
    const text = `listen tcp://127.0.0.1:9998 as server\n  # they say hello\n  ${rules}\n`;
    const listen = one('listen', text);
    assert.equal(textOf(text, listen.rules), rules);
    const parsed = parseRuleStatements(rules);
    assert.ok(parsed.ok);
    assert.deepEqual(
      parsed.value.map(({ kind }) => kind),
      listen.rules.statements.map(({ kind }) => kind),
    );
    const bare = one('listen', 'listen tcp://127.0.0.1:0 as server\n');
    assert.equal(bare.rules.statements.length, 0);
  });

  it('keeps rounds and branches', () => {
    const [repeat, together] = read(
      'repeat 3 every 20ms\n  wait 1s\n  repeat 2\n    wait 2s\ntogether\n  do\n    wait 1s\n    wait 2s\n  do\n    wait 3s\n',
    );
    assert.ok(repeat?.kind === 'repeat' && repeat.every?.value === 20);
    assert.ok(repeat.count.kind === 'number' && repeat.count.value === 3);
    assert.deepEqual(
      repeat.body.map(({ kind }) => kind),
      ['wait', 'repeat'],
    );
    assert.ok(together?.kind === 'together');
    assert.deepEqual(
      together.body.map(
        (branch) => branch.kind === 'do' && branch.body.map((one) => one.kind === 'wait' && one.forMs.value),
      ),
      [[1000, 2000], [3000]],
    );
  });

  it('names the captures of a regular expression in order', () => {
    const { expected, as } = one(
      'expect',
      'a < matches /(?:x)(\\d+)[(](?<name>\\w)\\((?P<other>.)/i as all\n',
    );
    assert.ok(expected.kind === 'matches');
    assert.deepEqual(captureNames(expected.expression.source), ['1', '2', 'name', '3', 'other']);
    assert.equal(expected.expression.flags, 'i');
    assert.equal(as?.value, 'all');
  });

  it('reads faults', () => {
    const relay = one(
      'relay',
      'relay tcp://:0 to tcp://:9 as a\n  latency 100ms jitter 20ms up\n  drop chance 2.5% per chunk\n  stall for 1s then close\n  bandwidth 64KiB/s',
    );
    assert.deepEqual(
      relay.faults.map(({ fault }) => printFault(fault)),
      [
        'latency 100ms jitter 20ms up',
        'drop chance 2.5% per chunk',
        'stall for 1s then close',
        'bandwidth 64KiB/s',
      ],
    );
    const { change } = one('fault', 'fault a set slice 16B vary 4B every 5ms down');
    assert.ok(change.kind === 'set');
    assert.deepEqual(change.fault.fault.settings, { sizeBytes: 16, varyBytes: 4, everyMs: 5 });
  });

  it('goes on after what it cannot read, keeping names and blocks', () => {
    const { experiment, problems } = parseExperiment(
      'lisen tcp://:0 as a\n  on data reply "x"\nrepet 3\n  wait 1s\nconnect as b\na > nonsense <<END\n  wait 1s\n  END\nwait 1s\n',
    );
    assert.equal(problems.length, 4);
    assert.deepEqual(
      experiment.statements.map(({ kind }) => kind),
      ['listen', 'repeat', 'broken', 'broken', 'wait'],
    );
    const broken = experiment.statements[2];
    assert.ok(broken?.kind === 'broken' && broken.name?.value === 'b');
  });

  it('reads files of Windows', () => {
    const text = '\uFEFFtest "a"\r\n  a > <<CRLF END\r\n    x\r\n    END\r\n  wait 1s\r\n';
    const test = one('test', text);
    const [send, wait] = test.body;
    assert.ok(send?.kind === 'send' && wait?.kind === 'wait');
    const [part] = send.payload.parts;
    assert.ok(part?.kind === 'bytes');
    assert.equal(Buffer.from(part.bytes).toString(), 'x\r\n');
    assert.equal(wait.line, 5);
    assert.equal(textOf(text, test), 'test "a"');
  });

  it('reads nothing from nothing', () => {
    for (const text of ['', '\n', '# only a comment', '\uFEFF', ' \t \r\n']) assert.deepEqual(read(text), []);
  });
});
