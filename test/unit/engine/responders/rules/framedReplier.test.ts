import assert from 'node:assert/strict';
import { ruleBench } from '../../../../support/ruleBench.ts';

describe('framedReplier: answers of framed listeners', () => {
  const answers = (rules: string, ...chunks: (string | Uint8Array)[]): readonly string[] => {
    const { reply, data } = ruleBench(rules);
    for (const chunk of chunks) data(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : chunk);
    assert.deepEqual(reply.failures, []);
    return [...reply.sent, ...reply.sentToAll].map((bytes) => Buffer.from(bytes).toString('latin1'));
  };

  it('are framed like what came', () => {
    for (const [framing, came, went] of [
      ['slip', 'a\xdb\xdcb\xc0', 'a\xdb\xdcb\xc0'],
      ['cobs', '\x02a\x02b\0', '\x02a\x02b\0'],
      ['dle', '\x10\x02a\x10\x10\x10\x03', '\x10\x02a\x10\x10\x10\x03'],
      ['length u16be', '\0\x02hi', '\0\x02hi'],
      ['length u8 includes header', '\x03hi', '\x03hi'],
      ['line', 'hi\r\n', 'hi\r\n'],
      ['line', 'hi\n', 'hi\n'],
      ['delimiter ";"', 'hi;', 'hi;'],
      ['delimiter hex"03" plus 1', '\x02hi\x03\x03', '\x02hi\x03\x03'],
      ['length u8 offset 1', 'x\x02hi', 'x\x02hi'],
      ['fixed 2', 'hi', 'hi'],
    ] as const) {
      const rules = (answer: string): string => `frames by ${framing}\non frame reply ${answer}`;
      for (const answer of ['echo', '{{message}}', '"{{message}}"'])
        assert.deepEqual(answers(rules(answer), came), [went], `${framing} ${answer}`);
    }
  });

  it('are escaped where they are written out, and ended once', () => {
    const slip = 'frames by slip\non frame reply ';
    assert.deepEqual(answers(`${slip}hex"c0 db"`, 'x\xc0'), ['\xdb\xdc\xdb\xdd\xc0']);
    assert.deepEqual(answers(`${slip}slip{hex"c0"} slip{"b"}`, 'x\xc0'), ['\xdb\xdc\xc0b\xc0']);
    assert.deepEqual(answers('frames by cobs\non frame reply hex"00"', '\x02x\0'), ['\x01\x01\0']);
    assert.deepEqual(answers('frames by line\non frame reply "x\\n"', 'a\r\n'), ['x\n']);
    assert.deepEqual(answers('frames by delimiter "\\r\\n"\non frame reply "x\\r\\n"', 'a\r\n'), ['x\r\n']);
    assert.deepEqual(answers('frames by slip\non frame reply all "x"', 'a\xc0'), ['x\xc0']);
  });

  it('are left alone where they are written as frames', () => {
    const length = 'frames by length u16be\non frame reply ';
    assert.deepEqual(answers(`${length}len16be{"got {{message}}"}`, '\0\x02hi'), ['\0\x06got hi']);
    assert.deepEqual(answers(`${length}hex"00 02" "ok"`, '\0\0'), ['\0\x02ok']);
    assert.deepEqual(answers(`${length}len16be("{{message}}!") "{{message}}!"`, '\0\x02hi'), ['\0\x03hi!']);
    // What the peer sends does not decide: this looks like a frame, and is the message of one.
    assert.deepEqual(answers(`${length}"{{message}}"`, '\0\x03\0\x01x'), ['\0\x03\0\x01x']);
    assert.deepEqual(answers(`${length}len16le{"x"}`, '\0\0'), ['\0\x03\x01\0x']);
  });

  it('are framed too where a service makes them, and not where a program does', () => {
    assert.deepEqual(answers('frames by length u8\non frame reply upper', `\x61${'a'.repeat(97)}`), [
      `\x61${'A'.repeat(97)}`,
    ]);
    assert.match(answers('frames by slip\non frame reply daytime', 'x\xc0')[0] ?? '', /\r\n\xc0$/);
    assert.deepEqual(answers('frames by slip\non frame discard', 'x\xc0'), []);
  });

  it('answer nothing else by frames', () => {
    const { reply, connect, data } = ruleBench(
      'frames by slip\non connect reply "hello"\non data "raw" reply "data"\non line reply "line"',
    );
    connect();
    data('raw');
    data('\n');
    assert.deepEqual(reply.texts, ['hello', 'data', 'line']);
  });

  it('say what does not go into a frame', () => {
    const { reply, data } = ruleBench('frames by length u8\non frame reply "{{message}}{{message}}"');
    data(Buffer.from(`\x80${'a'.repeat(128)}`, 'latin1'));
    const [failure] = reply.failures;
    assert.ok(failure?.code === 'ERR_ANSWER');
    assert.match(failure.message, /256 bytes does not go by a length of u8/);
  });
});
