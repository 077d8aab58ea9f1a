import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readArgs, type Options } from '../../../../src/cli/options/args.ts';

const specs = {
  send: { value: 'PAYLOAD', multiple: true, help: 'sends it' },
  for: { value: '1s', help: 'how long' },
  json: { help: 'as JSON' },
} satisfies Options;

describe('readArgs', () => {
  it('keeps positionals and repeated options in order', () => {
    const args = readArgs(['a', '--send', 'x', '--json', 'b', '--send=-y', '--', '--json'], specs);
    assert.ok(args.ok);
    assert.deepEqual(args.value.positionals, ['a', 'b', '--json']);
    assert.deepEqual(args.value.values('send'), ['x', '-y']);
    assert.ok(args.value.has('json'));
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
        if (!args.ok) assert.match(args.failure.message, /^[^\n]+[.?]$/);
      }),
    );
  });
});
