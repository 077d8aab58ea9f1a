import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { mock } from 'node:test';
import type { PayloadPreview } from '../../../../../src/model/payloadPreview.ts';
import type { PreviewRequest } from '../../../../../src/page/composerMessages.ts';
import { PayloadPreviews } from '../../../../../media/inspector/composer/payloadPreviews.ts';

describe('PayloadPreviews', () => {
  let asked: { text: string; answer: (preview: PayloadPreview) => void; fail: () => void }[];
  let signals: AbortSignal[];
  let changes: number;
  let previews: PayloadPreviews;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    asked = [];
    signals = [];
    changes = 0;
    previews = new PayloadPreviews({
      request: ({ text }: PreviewRequest, signal) =>
        new Promise((resolve, reject) => {
          signals.push(signal);
          asked.push({ text, answer: resolve, fail: () => reject(new Error('gone')) });
        }),
      changed: () => {
        changes += 1;
      },
    });
  });

  afterEach(() => mock.timers.reset());

  const large = (leastBytes: number) => ({ kind: 'large', leastBytes }) as const;
  const texts = () => asked.map(({ text }) => text);

  it('asks about one text at a time, and then about the latest', async () => {
    for (const text of ['a', 'ab', 'abc']) assert.equal(previews.of({ text }), undefined);
    assert.deepEqual(texts(), ['a']);
    asked[0]?.answer(large(1));
    await turn();
    assert.equal(changes, 1);
    assert.equal(previews.of({ text: 'abc' }), undefined, 'no answer is given out for another text');
    assert.deepEqual(texts(), ['a', 'abc']);
    asked[1]?.answer(large(3));
    await turn();
    assert.deepEqual(previews.of({ text: 'abc' }), large(3));
    assert.deepEqual(previews.of({ text: 'abc' }), large(3));
    assert.equal(previews.of({ text: 'abc', to: 2 }), undefined, 'nor for another target');
  });

  it('says when it takes long', async () => {
    previews.of({ text: 'a' });
    mock.timers.tick(299);
    assert.equal(previews.isSlow, false);
    mock.timers.tick(1);
    assert.deepEqual([previews.isSlow, changes], [true, 1]);
    asked[0]?.answer(large(1));
    await turn();
    assert.equal(previews.isSlow, false);
  });

  it('asks no host again that has failed, until there is a reason', async () => {
    previews.of({ text: 'a' });
    asked[0]?.fail();
    await turn();
    assert.deepEqual([previews.isSlow, changes], [true, 1]);
    previews.of({ text: 'a' });
    assert.equal(asked.length, 1);
    previews.of({ text: 'ab' });
    previews.forget();
    assert.equal(signals[1]?.aborted, true);
    previews.of({ text: 'a' });
    assert.deepEqual(texts(), ['a', 'ab', 'a']);
  });

  it('forgets what it was told, and what is still being told', async () => {
    previews.of({ text: 'a' });
    previews.forget();
    previews.of({ text: 'a' });
    asked[0]?.answer(large(1));
    await turn();
    assert.equal(previews.of({ text: 'a' }), undefined);
    asked[1]?.answer(large(2));
    await turn();
    assert.deepEqual(previews.of({ text: 'a' }), large(2));
  });
});
