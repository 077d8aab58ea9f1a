import assert from 'node:assert/strict';
import { droppedWords } from '../../../../../media/inspector/shell/droppedWords.ts';

describe('droppedWords', () => {
  const summary = {
    generation: 0,
    first: 5,
    next: 10,
    viewFirst: 5,
    viewNext: 10,
    filter: '',
    scopeRows: 5,
    marks: 0,
    searching: false,
    keptBytes: 0,
    limitBytes: 64 * 1024 * 1024,
    limitRows: 1000,
    droppedEvents: 12_345,
    droppedBytes: 3_400_000,
    startedAtMs: 0,
  };

  it('says what is no longer kept, and the limit that was reached', () => {
    assert.equal(droppedWords(summary), '12,345 older events (3.4 MB) are no longer kept · limit 64 MiB');
    assert.equal(droppedWords({ ...summary, first: 0, next: 1000 }).split(' · ')[1], 'limit 1,000 events');
    assert.equal(
      droppedWords({ ...summary, droppedEvents: 1, droppedBytes: 5 }).split(' · ')[0],
      '1 older event (5 B) is no longer kept',
    );
  });

  it('is empty while everything is still there', () => {
    assert.equal(droppedWords({ ...summary, droppedEvents: 0 }), '');
    assert.equal(droppedWords(undefined), '');
  });
});
