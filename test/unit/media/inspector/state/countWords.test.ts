import assert from 'node:assert/strict';
import { countWords, pausedWords } from '../../../../../media/inspector/state/countWords.ts';
import { reduce } from '../../../../../media/inspector/state/pageState.ts';
import { initialState, type PageState } from '../../../../../media/inspector/state/pageState.ts';
import type { ViewSummary } from '../../../../../src/page/listMessages.ts';

function shown(changes: Partial<ViewSummary>, state: PageState = initialState(undefined)): PageState {
  const rows = { first: 0, next: 3456, viewFirst: 0, viewNext: 3456, scopeRows: 3456 };
  const limits = { keptBytes: 0, limitBytes: 0, limitRows: 0, droppedEvents: 0, droppedBytes: 0 };
  const view = { generation: 1, filter: '', marks: 0, searching: false, startedAtMs: 0 };
  return reduce(state, { type: 'summary', summary: { ...rows, ...limits, ...view, ...changes } });
}

describe('countWords', () => {
  it('says how many rows there are, and how many of them with a filter', () => {
    assert.equal(countWords(initialState(undefined)), '');
    assert.equal(countWords(shown({})), '3,456 events');
    assert.equal(countWords(shown({ viewNext: 1 })), '1 event');
    assert.equal(countWords({ ...shown({}), layout: 'wide' }), '');
    assert.equal(countWords(shown({ filter: 'x', viewNext: 12 })), '12 of 3,456');
    assert.equal(countWords(shown({ filter: 'x', viewNext: 12, searching: true })), '12… of 3,456');
    assert.equal(countWords(shown({ filter: 'x', viewNext: 0 })), '0 of 3,456');
    assert.equal(countWords(shown({ filter: 'x', viewNext: 0, scopeRows: 0 })), '');
  });

  it('counts what came in while the list was paused', () => {
    assert.equal(pausedWords(shown({})), '');
    const paused = reduce(shown({}), { type: 'pause', paused: true });
    assert.equal(pausedWords(paused), 'Paused');
    assert.equal(pausedWords(shown({ viewFirst: 100, viewNext: 4690 }, paused)), 'Paused · 1,234 new');
  });
});
