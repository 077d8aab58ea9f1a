import assert from 'node:assert/strict';
import { CallHistory, callLimit } from '../../../../src/capture/ledger/callHistory.ts';
import { data, make, refusedFailure } from '../../../support/ledgerEvents.ts';

describe('CallHistory', () => {
  it('has the calls in order, each with how it went', () => {
    const history = new CallHistory();
    for (const event of [make('socket'), make('attemptFailed')]) history.note(event);
    assert.deepEqual(
      history.list().map(({ call, failure }) => [call, failure]),
      [
        ['socket', undefined],
        ['connect', refusedFailure],
      ],
    );
  });

  it('has a call that failed once, though its endpoint reports that failure too', () => {
    const history = new CallHistory();
    const failure = { code: 'ENOTFOUND', call: 'getaddrinfo', message: 'not found' } as const;
    for (const event of [make('resolved', { failure }), make('error', { failure }), make('error')])
      history.note(event);
    assert.deepEqual(
      history.list().map(({ failure: { code } = { code: '' } }) => code),
      ['ENOTFOUND', refusedFailure.code],
    );
  });

  it('leaves out what comes again and again', () => {
    const history = new CallHistory();
    for (const event of [make('waiting'), make('drained'), make('paused'), make('dropped'), make('refused')])
      history.note(event);
    assert.deepEqual(history.list(), []);
  });

  it('counts the calls that carry bytes, where the latest of them was made', () => {
    const history = new CallHistory();
    history.note(make('accepted'));
    for (let count = 0; count < callLimit; count++) {
      history.noteData({ ...data('in', 5), t: 20 + count });
      history.noteData({ ...data('out', 5), t: 20 + count });
    }
    history.noteData({ ...data('in', 5), t: 200 });
    history.note(make('closed', { t: 300 }));
    assert.deepEqual(
      history.list().map(({ call, times = 1, t }) => [call, times, t]),
      [
        ['accept', 1, 10],
        ['send', callLimit, 19 + callLimit],
        ['recv', callLimit + 1, 200],
        ['close', 1, 300],
      ],
    );
    assert.ok(!('event' in (history.list()[1] ?? {})), 'no bytes are kept');
  });

  it('forgets the oldest beyond its limit, and all when it is cleared', () => {
    const history = new CallHistory();
    for (let t = 0; t < callLimit + 3; t++) history.note(make('option', { t }));
    assert.equal(history.list().length, callLimit);
    assert.equal(history.list()[0]?.t, 3);
    history.clear();
    assert.deepEqual(history.list(), []);
  });
});
