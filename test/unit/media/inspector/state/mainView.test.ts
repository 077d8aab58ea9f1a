import assert from 'node:assert/strict';
import { mainViewOf } from '../../../../../media/inspector/state/mainView.ts';
import { initialState, reduce } from '../../../../../media/inspector/state/pageState.ts';
import type { ViewSummary } from '../../../../../src/page/listMessages.ts';

const summary = { startedAtMs: 5, generation: 1, viewFirst: 0, viewNext: 1, filter: '' } as ViewSummary;

describe('mainViewOf', () => {
  it('is the list until a stream is opened, and again when it is closed', () => {
    const listed = reduce(initialState(undefined), { type: 'summary', summary });
    assert.equal(mainViewOf(listed), 'list');
    const open = { kind: 'open', id: 3, startedAtMs: 5 } as const;
    const streaming = reduce(listed, { type: 'streams', change: open });
    assert.equal(mainViewOf(streaming), 'stream');
    assert.equal(mainViewOf(reduce(streaming, { type: 'streams', change: { kind: 'close' } })), 'list');
  });

  it('is the list for a stream of another capture, whose ids are not ours', () => {
    const saved = { streams: { open: { id: 3, startedAtMs: 4 } } };
    assert.equal(mainViewOf(reduce(initialState(saved), { type: 'summary', summary })), 'list');
    assert.equal(mainViewOf(initialState(saved)), 'list');
  });
});
