import assert from 'node:assert/strict';
import { AddressHistory } from '../../../../src/capture/ledger/addressHistory.ts';

describe('AddressHistory', () => {
  it('counts the real address of a start from its first row on, and every later one from where it was told', () => {
    const history = new AddressHistory();
    assert.equal(history.at(0), '');
    history.opened(3, 'tcp://localhost:0');
    assert.equal(history.at(3), 'tcp://localhost:0');
    history.is(5, 'tcp://127.0.0.1:1');
    history.is(6, 'tcp://127.0.0.1:1');
    history.is(9, 'tcp://127.0.0.1:2');
    history.opened(12, 'tcp://localhost:0');
    assert.deepEqual(
      [0, 3, 5, 8, 9, 11, 12, 99].map((row) => history.at(row).slice(-1)),
      ['1', '1', '1', '1', '2', '2', '0', '0'],
    );
  });

  it('forgets what no row that is kept is about', () => {
    const history = new AddressHistory();
    for (let row = 0; row < 10; row++) history.opened(row, String(row));
    history.dropBefore(7);
    assert.deepEqual(
      [0, 7, 8].map((row) => history.at(row)),
      ['7', '7', '8'],
    );
    history.dropBefore(99);
    assert.equal(history.at(99), '9');
  });

  it('keeps one address where no row tells two apart', () => {
    const history = new AddressHistory();
    history.opened(0, 'asked');
    history.opened(0, 'again');
    history.is(0, 'real');
    history.is(0, 'other');
    assert.equal(history.at(0), 'other');
  });
});
