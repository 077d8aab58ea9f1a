import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reduce, type Action } from '../../../../../media/inspector/state/pageState.ts';
import { historyLimit } from '../../../../../media/inspector/state/composerState.ts';
import { listed } from '../../../../../media/inspector/state/listState.ts';
import { initialState, savedState, type PageState } from '../../../../../media/inspector/state/pageState.ts';
import { repeatState } from '../../../../support/repeatState.ts';
import { sendFormats } from '../../../../../src/model/draft.ts';
import { type ViewSummary } from '../../../../../src/page/listMessages.ts';

function summary(changes: Partial<ViewSummary> = {}): ViewSummary {
  return {
    generation: 1,
    first: 0,
    next: 100,
    viewFirst: 0,
    viewNext: 100,
    filter: '',
    scopeRows: 100,
    marks: 0,
    searching: false,
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
  it('a saved payload takes the place of the draft, with its own line ending; the draft is remembered', () => {
    const state = after(
      { type: 'lineEnding', lineEnding: 'crlf' },
      { type: 'draft', text: 'half' },
      { type: 'failed', message: 'x', code: 'X' },
      { type: 'compose', text: 'ping\n', format: 'text' },
    );
    const { draft, format, lineEnding, history, failure } = state;
    assert.deepEqual(
      { draft, format, lineEnding, history, failure },
      {
        draft: 'ping\n',
        format: 'text',
        lineEnding: 'none',
        history: [{ text: 'half', format: 'text' }],
        failure: undefined,
      },
    );
    const hex = reduce(after({ type: 'lineEnding', lineEnding: 'lf' }), {
      type: 'compose',
      text: '00',
      format: 'hex',
    });
    assert.deepEqual([hex.lineEnding, hex.history], ['lf', []], 'a line ending that says nothing stays');
  });

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

  it('inherits what was written and arranged, but writes over nothing', () => {
    const sent = { text: 'sent', format: 'hex' } as const;
    const saved = { draft: 'ff', format: 'hex', history: [sent], stripOpen: true, follow: false };
    const fresh = reduce(initialState(undefined), { type: 'inherit', saved });
    assert.deepEqual([fresh.draft, fresh.format, fresh.stripOpen], ['ff', 'hex', true]);
    assert.deepEqual(fresh.history, [sent]);
    assert.equal(fresh.follow, true, 'places mean nothing in another capture');
    const typed = reduce(initialState({ draft: 'mine' }), { type: 'inherit', saved });
    assert.deepEqual([typed.draft, typed.format], ['mine', 'text']);
    assert.equal(reduce(initialState(undefined), { type: 'inherit', saved: 7 }).draft, '');
  });

  it('drops a target that the host no longer names', () => {
    const rates = { inBytesPerSecond: 0, outBytesPerSecond: 0 };
    const state = after(
      { type: 'endpoints', notice: { endpoints: [], rates, previousSession: 0, targetNote: '', target: 4 } },
      { type: 'endpoints', notice: { endpoints: [], rates, previousSession: 0, targetNote: '' } },
    );
    assert.equal(state.target, undefined);
  });

  it('sends to whom the user has chosen, also while the host has not confirmed of it', () => {
    const rates = { inBytesPerSecond: 0, outBytesPerSecond: 0 };
    const says = (target?: number): Action => ({
      type: 'endpoints',
      notice: {
        endpoints: [],
        rates,
        previousSession: 0,
        targetNote: '',
        ...(target === undefined ? {} : { target }),
      },
    });
    const pick = (id: number): Action => ({ type: 'pickTarget', id });
    const confirmed = (id: number): Action => ({ type: 'targetConfirmed', id });
    const targetAfter = (...actions: Action[]) => after(says(4), ...actions).target;
    assert.equal(targetAfter(pick(5)), 5);
    assert.equal(targetAfter(pick(5), says(4)), 5, 'said before it was confirmed');
    assert.equal(
      targetAfter(pick(5), pick(6), confirmed(5), says(5)),
      6,
      'the second choice is not confirmed yet',
    );
    assert.equal(targetAfter(pick(5), confirmed(5)), 5);
    assert.equal(targetAfter(pick(5), confirmed(5), says(7)), 7, 'chosen elsewhere since');
    assert.equal(targetAfter(pick(5), confirmed(5), says()), undefined, 'closed since');
  });
});

describe('a paused list', () => {
  const pause: Action = { type: 'pause', paused: true };
  const news = (changes: Partial<ViewSummary>): Action => ({ type: 'summary', summary: summary(changes) });

  it('keeps its rows and the selected one, whatever comes and goes, until it goes on', () => {
    const select: Action = { type: 'select', row: 5, open: true };
    const state = after(told, select, pause, news({ viewFirst: 50, viewNext: 900 }));
    assert.deepEqual([listed(state)?.viewFirst, listed(state)?.viewNext, state.selected], [0, 100, 5]);
    assert.equal(state.summary?.viewNext, 900);
    const on = reduce(state, { type: 'pause', paused: false });
    assert.deepEqual([listed(on)?.viewFirst, listed(on)?.viewNext, on.selected], [50, 900, undefined]);
  });

  it('takes the rows of another filter, or what is left after a clear, once all are found', () => {
    const searching = after(told, pause, news({ generation: 2, filter: 'x', viewNext: 3, searching: true }));
    assert.equal(listed(searching)?.viewNext, 3);
    const found = [news({ generation: 2, filter: 'x', viewNext: 7 }), news({ generation: 2, viewNext: 9 })];
    const state = found.reduce(reduce, searching);
    assert.deepEqual([listed(state)?.viewNext, state.summary?.viewNext, state.paused], [7, 9, true]);
  });

  it('is frozen by the first summary when it was paused before', () => {
    assert.equal(listed(after(pause, told, news({ viewNext: 200 })))?.viewNext, 100);
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

  it('brings a list back to its place while its rows are the same, and to its end when they are not', () => {
    const before = after(
      told,
      { type: 'filter', filter: 'ping' },
      { type: 'select', row: 50, open: true },
      { type: 'pause', paused: true },
      { type: 'summary', summary: summary({ viewNext: 200 }) },
    );
    const saved: unknown = JSON.parse(JSON.stringify(savedState(before, 40.5)));
    const scope: Action = { type: 'scope', scope: { id: 3 }, title: 'x' };
    const back = [scope, { type: 'summary', summary: summary({ viewNext: 300 }) } as const].reduce(
      reduce,
      initialState(saved),
    );
    assert.deepEqual(
      [back.filter, back.selected, back.detailOpen, back.follow, back.paused, listed(back)?.viewNext],
      ['ping', 50, true, false, true, 100],
    );
    assert.equal(back.place?.top, 40.5);
    assert.equal(reduce(back, { type: 'placed' }).place, undefined);
    for (const other of [{ generation: 2 }, { startedAtMs: 9 }]) {
      const fresh = reduce(initialState(saved), { type: 'summary', summary: summary(other) });
      assert.deepEqual(
        [fresh.filter, fresh.selected, fresh.follow, fresh.paused, fresh.place],
        ['ping', undefined, true, false, undefined],
      );
    }
  });

  it('keeps how often something is to be sent, and nothing of what was sent so', () => {
    const form = { open: true, every: '200ms', times: '5' };
    const before = after({ type: 'repeatForm', form }, { type: 'repeats', repeats: [repeatState()] });
    assert.equal(before.repeats.length, 1);
    const back = initialState(JSON.parse(JSON.stringify(savedState(before))));
    assert.deepEqual([back.repeatForm, back.repeats], [form, []]);
  });

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.anything(), (saved) => {
        const state = initialState(saved);
        assert.ok(sendFormats.includes(state.format));
        assert.equal(typeof state.draft, 'string');
        assert.equal(typeof state.repeatForm.every, 'string');
        assert.ok(state.history.length <= historyLimit);
      }),
    );
  });
});
