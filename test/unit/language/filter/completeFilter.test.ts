import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completeFilter, suggestionLimit } from '../../../../src/language/filter/completeFilter.ts';

const known = {
  peers: ['127.0.0.1:53131', '[::1]:40112', 'my peer'],
  endpoints: [{ text: 'tcp://127.0.0.1:9998', detail: 'listening' }],
};

/** What stands where `|` is, with the first suggestion in its place, and all labels. */
function complete(marked: string): { readonly text: string; readonly labels: readonly string[] } {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { start, end, items } = completeFilter(text, cursor, known);
  const put = items[0]?.insert ?? '';
  return { text: `${text.slice(0, start)}${put}${text.slice(end)}`, labels: items.map(({ label }) => label) };
}

describe('completeFilter', () => {
  it('offers keys where a term begins, and values after them', () => {
    for (const [marked, text] of [
      ['pe|', 'peer:'],
      ['dir:in le|', 'dir:in len'],
      ['-ca|', '-call:'],
      ['(ty|', '(type:'],
      ['call:re|', 'call:recv '],
      ['call:re|cv', 'call:recv '],
      ['dir:|', 'dir:in '],
      ['peer:5|', 'peer:127.0.0.1:53131 '],
      ['peer:my|', 'peer:"my peer" '],
      ['peer:[|', 'peer:[::1]:40112 '],
      ['endpoint:|', 'endpoint:tcp://127.0.0.1:9998 '],
      ['bytes:h|', 'bytes:hex""'],
      ['text:/|', 'text://'],
      ['is:|', 'is:marked '],
      ['no|', 'note:'],
      ['a o|', 'a or '],
      ['p|eer:x', 'peer:x'],
    ] as const)
      assert.equal(complete(marked).text, text, marked);
  });

  it('offers everything where nothing is written, operators after a term only', () => {
    assert.ok(complete('|').labels.includes('peer:'));
    assert.ok(!complete('|').labels.includes('or'));
    assert.ok(complete('dir:in |').labels.includes('or'));
  });

  it('has nothing to offer within quotes, after a comparison and for other words', () => {
    for (const marked of ['"pe|', 'len>|', 'hello|', 'zz|'])
      assert.deepEqual(complete(marked).labels, [], marked);
  });

  it('answers for any text and place, with a span around the place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (text, at) => {
        const cursor = Math.min(at, text.length);
        const { start, end, items } = completeFilter(text, cursor, known);
        assert.ok(start <= cursor && cursor <= end && end <= text.length, `${start} ${cursor} ${end}`);
        assert.ok(items.length <= suggestionLimit);
      }),
    );
  });
});
