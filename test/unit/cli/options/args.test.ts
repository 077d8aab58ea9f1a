import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readArgs, type OptionSpecs } from '../../../../src/cli/options/args.ts';

const specs: OptionSpecs = {
  send: { type: 'string', multiple: true, value: 'PAYLOAD' },
  for: { type: 'string', value: '1s' },
  json: { type: 'boolean' },
};

describe('readArgs', () => {
  it('keeps positionals and repeated options in order', () => {
    const args = readArgs(['a', '--send', 'x', '--json', 'b', '--send=-y', '--', '--json'], specs);
    assert.ok(args.ok);
    assert.deepEqual(args.value.positionals, ['a', 'b', '--json']);
    assert.deepEqual(args.value.options.get('send'), ['x', '-y']);
    assert.ok(args.value.options.has('json'));
  });

  it('never throws, and says one sentence about whatever is wrong', () => {
    const words = fc.array(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `--${text}`),
        fc.constantFrom('--send', '--for', '-', '--'),
      ),
    );
    fc.assert(
      fc.property(words, (given) => {
        const args = readArgs(given, specs);
        if (!args.ok) assert.match(args.message, /^[^\n]+[.?]$/);
      }),
    );
  });
});
