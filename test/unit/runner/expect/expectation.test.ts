import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileExpression } from '../../../../src/engine/responders/rules/match/ruleExpression.ts';
import { BytePattern } from '../../../../src/bytes/search/bytePattern.ts';
import { Inbox, unreadLimitBytes } from '../../../../src/runner/state/inbox.ts';
import { judge, Progress, type Wanted } from '../../../../src/runner/expect/expectation.ts';

const literal = (text: string): Wanted => ({ kind: 'literal', pattern: new BytePattern(Buffer.from(text)) });
const contains = (text: string): Wanted => ({
  kind: 'contains',
  pattern: new BytePattern(Buffer.from(text)),
});

/** What becomes of chunks that come one after the other, and what is left. */
function fed(wanted: Wanted, chunks: readonly (string | Uint8Array)[], inbox = new Inbox('stream')): string {
  const progress = new Progress();
  let verdict = judge(wanted, inbox, progress);
  for (const chunk of chunks) {
    inbox.add(Buffer.from(chunk));
    if (verdict.kind === 'open') verdict = judge(wanted, inbox, progress);
  }
  const rest = Buffer.from(inbox.unread ?? []).toString('latin1');
  const what =
    verdict.kind === 'failed'
      ? verdict.code
      : verdict.kind === 'met'
        ? `met ${text(verdict.received)}`
        : 'open';
  return `${what}|${rest}`;
}

const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1');

describe('judge', () => {
  it('a literal is the next bytes, wherever the chunks end', () => {
    assert.equal(fed(literal('hello'), ['he', 'l', 'lo you']), 'met hello| you');
    assert.equal(fed(literal('hello'), ['he', 'x', 'llo']), 'ERR_UNEXPECTED|hexllo');
    assert.equal(fed(literal('hello'), ['hell']), 'open|hell');
  });

  it('finds what it contains as a search of all of it would, however it comes', () => {
    const letters = fc.stringMatching(/^[ab]{0,30}$/);
    fc.assert(
      fc.property(fc.array(letters), fc.stringMatching(/^[ab]{1,4}$/), (chunks, wanted) => {
        const all = chunks.join('');
        const at = all.indexOf(wanted);
        const outcome = fed(contains(wanted), chunks);
        if (at < 0) assert.equal(outcome, `open|${all}`);
        else {
          const end = at + wanted.length;
          assert.equal(outcome, `met ${all.slice(0, end)}|${all.slice(end)}`);
        }
      }),
    );
  });

  it('begins anew where somebody else took what it had looked at', () => {
    const inbox = new Inbox('stream');
    const progress = new Progress();
    inbox.add(Buffer.from('xab'));
    assert.equal(judge(contains('abc'), inbox, progress).kind, 'open');
    inbox.take(3);
    inbox.add(Buffer.from('abc'));
    assert.equal(judge(contains('abc'), inbox, progress).kind, 'met');
  });

  it('a regular expression takes all up to where it ends, also where the same text stood before', () => {
    const compiled = compileExpression('\\bfoo\\b', '');
    assert.ok(compiled.ok);
    const wanted: Wanted = { kind: 'matches', search: compiled.search, source: '' };
    assert.equal(fed(wanted, ['foobar foo rest']), 'met foobar foo| rest');
    const unicode = compileExpression('é+', 'u');
    assert.ok(unicode.ok);
    const wide: Wanted = { kind: 'matches', search: unicode.search, source: '' };
    assert.equal(fed(wide, [Buffer.from('🌮ééx')]).split('|')[1], 'x');
  });

  it('a large regular expression looks at the first bytes, and says so where more came', () => {
    const compiled = compileExpression('[a-b]{1,400}c', '');
    assert.ok(compiled.ok);
    const wanted: Wanted = { ...compiled, kind: 'matches', source: '' };
    assert.equal(fed(wanted, ['abcx']), 'met abc|x');
    const inbox = new Inbox('stream');
    inbox.add(Buffer.from('ab'.repeat(20_000)));
    const verdict = judge(wanted, inbox, new Progress());
    assert.ok(verdict.kind === 'failed' && /40000 bytes came/.test(verdict.message));
  });

  it('a line ends with LF or CR LF, and neither is part of it', () => {
    assert.equal(fed({ kind: 'line' }, ['a', 'b\r', '\nc']), 'met ab|c');
    assert.equal(fed({ kind: 'line' }, ['\n']), 'met |');
  });

  it('counts any number of bytes, kept or not', () => {
    const inbox = new Inbox('stream');
    const piece = new Uint8Array(unreadLimitBytes);
    const pieces = [piece, piece, piece, Uint8Array.of(0x78)];
    for (const each of pieces) inbox.add(each);
    assert.equal(judge({ kind: 'bytes', count: 3 * unreadLimitBytes }, inbox, new Progress()).kind, 'met');
    assert.equal(inbox.lost, 1);
    assert.equal(fed({ kind: 'bytes', count: 3 }, ['a', 'bcd']), 'met |d');
  });

  it('tells ends apart', () => {
    const over = (...ends: ('ended' | 'reset' | 'closed')[]): ((wanted: Wanted) => string) => {
      const inbox = new Inbox('stream');
      for (const end of ends) inbox.mark(end);
      return (wanted) => {
        const verdict = judge(wanted, inbox, new Progress());
        return verdict.kind === 'failed' ? verdict.code : verdict.kind;
      };
    };
    assert.equal(over('ended')({ kind: 'end' }), 'met');
    assert.equal(over('ended')({ kind: 'closed' }), 'open');
    assert.equal(over('ended')({ kind: 'reset' }), 'open');
    assert.equal(over('ended', 'closed')({ kind: 'reset' }), 'ERR_UNEXPECTED');
    assert.equal(over('reset', 'closed')({ kind: 'reset' }), 'met');
    assert.equal(over('reset', 'closed')({ kind: 'end' }), 'ECONNRESET');
    assert.equal(over('closed')({ kind: 'end' }), 'ERR_CLOSED');
    assert.equal(over('closed')({ kind: 'closed' }), 'met');
    assert.equal(over('ended')(literal('x')), 'ERR_ENDED');
    assert.equal(over('reset')({ kind: 'any' }), 'ECONNRESET');
    assert.equal(over('closed')({ kind: 'line' }), 'ERR_CLOSED');
  });

  it('says that too much came, unless how it ended is all that is asked', () => {
    const inbox = new Inbox('stream');
    inbox.add(new Uint8Array(unreadLimitBytes));
    inbox.add(Uint8Array.of(1));
    const code = (wanted: Wanted): string => {
      const verdict = judge(wanted, inbox, new Progress());
      return verdict.kind === 'failed' ? verdict.code : verdict.kind;
    };
    assert.equal(code({ kind: 'line' }), 'ERR_UNREAD');
    inbox.mark('closed');
    assert.equal(code({ kind: 'closed' }), 'met');
    assert.equal(code({ kind: 'any' }), 'met');
  });
});
