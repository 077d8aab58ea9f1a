import assert from 'node:assert/strict';
import { RowEvents } from '../../../src/capture/rowEvents.ts';
import type { EngineEvent } from '../../../src/model/engineEvent.ts';
import { client, connected, data, listening, make, refusedFailure } from '../../support/ledgerEvents.ts';

/** The types of the events that become rows; a connection's with its number. */
function rowsOf(...events: readonly EngineEvent[]): string[] {
  const rows = new RowEvents();
  return events
    .filter((event) => rows.becomesRow(event))
    .map((event) => {
      const connection = 'connection' in event ? event.connection : undefined;
      return connection === undefined ? event.type : `${event.type} ${connection}`;
    });
}

const lost = make('closed', { connection: 2, bytesIn: 3 });
const over = make('closed', { bytesIn: 3 });

describe('RowEvents', () => {
  it('has one row for a failed call, and none for the endpoint that fails with it', () => {
    const failed = make('attemptFailed', { only: true });
    assert.deepEqual(rowsOf(...client, failed, make('error')), ['opening', 'attemptFailed 2']);
    const resolved = make('resolved', { failure: refusedFailure });
    assert.deepEqual(rowsOf(...client, resolved, make('error')), ['opening', 'resolved']);
    const option = make('option', { failure: refusedFailure });
    assert.deepEqual(rowsOf(...listening, option, make('error')).slice(-1), ['option']);
  });

  it('has one row for a failed handshake, of a client or of an accepted connection', () => {
    const failed = make('handshake', { failure: refusedFailure });
    assert.deepEqual(rowsOf(...connected, failed, make('error')).slice(-1), ['handshake 2']);
    assert.deepEqual(rowsOf(failed, make('error', { connection: 2 })), ['handshake 2']);
  });

  it('has a row for each failure that no call has told', () => {
    const other = make('error', { failure: { ...refusedFailure } });
    assert.deepEqual(rowsOf(make('attemptFailed'), other), ['attemptFailed 2', 'error']);
    assert.deepEqual(rowsOf(make('error'), make('error')), ['error', 'error'], 'a bind, again and again');
    const ofConnection = make('error', { connection: 2 });
    assert.deepEqual(rowsOf(make('attemptFailed'), ofConnection), ['attemptFailed 2', 'error 2']);
  });

  it('has one row for the close of a socket that a client shares with its connection', () => {
    assert.deepEqual(rowsOf(...connected, data('in', 3), lost, over).slice(-2), ['data 2', 'closed 2']);
    const told = make('attemptFailed');
    assert.deepEqual(rowsOf(...connected, told, lost, make('error'), over).slice(-1), ['closed 2']);
  });

  it('has rows for the end of a client that no connection has just told, and of a listener', () => {
    const waits = make('reconnecting');
    assert.deepEqual(rowsOf(...connected, lost, waits, over).slice(-2), ['reconnecting', 'closed']);
    assert.deepEqual(rowsOf(...connected, lost, make('closed', { bytesIn: 5 })).slice(-1), ['closed']);
    assert.deepEqual(rowsOf(...client, over), ['opening', 'closed']);
    assert.deepEqual(rowsOf(...listening, make('accepted'), lost, over).slice(-2), ['closed 2', 'closed']);
  });

  it('begins anew with an endpoint that is opened again or was removed', () => {
    assert.deepEqual(rowsOf(...connected, lost, ...client, over).slice(-2), ['opening', 'closed']);
    assert.deepEqual(rowsOf(...connected, lost, make('removed'), over).slice(-2), ['removed', 'closed']);
  });
});
