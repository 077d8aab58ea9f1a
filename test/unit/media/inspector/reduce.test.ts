import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reduce, type Action } from '../../../../media/inspector/reduce.ts';
import { historyLimit, initialState, savedState, type PageState } from '../../../../media/inspector/state.ts';
import { sendFormats, type ViewSummary } from '../../../../src/model/inspectorMessages.ts';

function summary(changes: Partial<ViewSummary> = {}): ViewSummary {
  return {
    generation: 1,
    first: 0,
    next: 100,
    viewFirst: 0,
    viewNext: 100,
    keptBytes: 0,
    limitBytes: 0,
    limitRows: 0,
    droppedEvents: 0,
    droppedBytes: 0,
    startedAtMs: 0,
    ...changes,
  };
}

function after(...actions: Action[]): PageState {
  return actions.reduce(reduce, initialState(undefined));
}

const told: Action = { type: 'summary', summary: summary() };

describe('reduce', () => {
  it('selecting a row stops following; the last row goes on following', () => {
    assert.equal(after(told, { type: 'select', row: 50, open: true }).follow, false);
    assert.equal(after(told, { type: 'select', row: 99, open: true }).follow, true);
  });

  it('moving the selection neither opens nor closes the detail', () => {
    assert.equal(after(told, { type: 'select', row: 5, open: false }).detailOpen, false);
    const moved = after(
      told,
      { type: 'select', row: 5, open: true },
      { type: 'select', row: 6, open: false },
    );
    assert.equal(moved.detailOpen, true);
  });

  it('forgets the selection when its row is gone: cleared, no longer kept, another scope', () => {
    const selected: Action[] = [told, { type: 'select', row: 5, open: true }];
    const ends: Action[] = [
      { type: 'summary', summary: summary({ generation: 2 }) },
      { type: 'summary', summary: summary({ viewFirst: 6 }) },
      { type: 'scope', scope: { id: 3 }, title: 'x' },
    ];
    for (const end of ends) {
      const state = after(...selected, end);
      assert.equal(state.selected, undefined);
      assert.equal(state.detailOpen, false);
    }
  });

  it('has no rows between a new scope and its first summary, and keeps them for a new title', () => {
    assert.equal(after(told, { type: 'scope', scope: { id: 3 }, title: 'x' }).summary, undefined);
    assert.notEqual(after(told, { type: 'scope', scope: {}, title: 'y' }).summary, undefined);
  });

  it('empties the draft once it is sent, unless it has been changed since', () => {
    const typed: Action[] = [{ type: 'draft', text: 'hi' }, { type: 'sending' }];
    const sent: Action = { type: 'sent', sent: { text: 'hi', format: 'text' } };
    assert.equal(after(...typed, sent).draft, '');
    assert.equal(after(...typed, { type: 'draft', text: 'next' }, sent).draft, 'next');
  });

  it('keeps the draft and says why when sending failed, until something changes', () => {
    const failed = after(
      { type: 'draft', text: 'hi' },
      { type: 'sending' },
      { type: 'sendFailed', message: 'Gone.', code: 'EPIPE' },
    );
    assert.deepEqual([failed.draft, failed.sending, failed.failure?.code], ['hi', false, 'EPIPE']);
    assert.equal(reduce(failed, { type: 'draft', text: 'h' }).failure, undefined);
  });

  it('remembers what was sent, the same once, up to a limit', () => {
    const sent = (text: string): Action => ({ type: 'sent', sent: { text, format: 'text' } });
    assert.equal(after(sent('a'), sent('a')).history.length, 1);
    const many = after(...Array.from({ length: historyLimit + 10 }, (_, index) => sent(String(index))));
    assert.equal(many.history.length, historyLimit);
    assert.equal(many.history.at(-1)?.text, String(historyLimit + 9));
  });

  it('drops a target that the host no longer names', () => {
    const rates = { inBytesPerSecond: 0, outBytesPerSecond: 0 };
    const state = after(
      { type: 'endpoints', notice: { endpoints: [], rates, target: 4 } },
      { type: 'endpoints', notice: { endpoints: [], rates } },
    );
    assert.equal(state.target, undefined);
  });
});

describe('the saved state', () => {
  it('comes back as it was', () => {
    const state = after(
      { type: 'draft', text: '"x"' },
      { type: 'format', format: 'payload' },
      { type: 'lineEnding', lineEnding: 'crlf' },
      { type: 'follow', follow: false },
      { type: 'detailTab', tab: 'hex' },
      { type: 'sent', sent: { text: 'old', format: 'hex' } },
    );
    const back = initialState(JSON.parse(JSON.stringify(savedState(state))));
    assert.deepEqual(savedState(back), savedState(state));
  });

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), (saved) => {
        const state = initialState(saved);
        assert.ok(sendFormats.includes(state.format));
        assert.equal(typeof state.draft, 'string');
        assert.ok(state.history.length <= historyLimit);
      }),
    );
  });
});
