import assert from 'node:assert/strict';
import {
  leastLines,
  linePx,
  mostLines,
  openedHeight,
} from '../../../../../media/inspector/list/openedHeight.ts';
import type { CaptureRow } from '../../../../../src/model/captureRow.ts';

const row = (length: number): CaptureRow => ({
  seq: 1,
  t: 0,
  endpoint: 1,
  connection: 2,
  type: 'data',
  length,
  offset: 0,
});
const lines = (length: number, viewport = 1000, tab: 'hex' | 'decoded' = 'hex') =>
  openedHeight(row(length), tab, viewport) / linePx;

describe('openedHeight', () => {
  it('is as high as the bytes, from 4 to 12 lines', () => {
    assert.equal(lines(1), leastLines);
    assert.equal(lines(33), 7);
    assert.equal(lines(100_000), mostLines);
    assert.equal(openedHeight(undefined, 'hex', 1000), leastLines * linePx);
    assert.equal(lines(1, 1000, 'decoded'), mostLines);
  });

  it('leaves three rows of a low list in view, but is never less than 4 lines', () => {
    assert.equal(lines(100_000, 10 * linePx), 7);
    assert.equal(lines(100_000, 3 * linePx), leastLines);
  });

  it('has room for the words of a step', () => {
    const failure = {
      code: 'ECONNREFUSED',
      message: 'Nothing listens on 127.0.0.1, port 9.',
      advice: 'Start a listener there first, or check the address and the port.',
    } as const;
    const step: CaptureRow = {
      ...row(0),
      type: 'error',
      event: { type: 'error', t: 0, endpoint: 1, connection: 2, failure },
    };
    assert.equal(openedHeight(step, 'hex', 1000), 8 * linePx);
  });
});
