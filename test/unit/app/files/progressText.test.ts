import assert from 'node:assert/strict';
import { progressText, sentText } from '../../../../src/app/files/progressText.ts';

describe('progressText', () => {
  it('says how much of how much, and how fast', () => {
    assert.equal(progressText(12_000_000, 64_000_000, 120_400_000), '12 MB of 64 MB · 18\u00a0% · 120 MB/s');
  });

  it('says that the other side does not read', () => {
    assert.equal(progressText(1000, 2000, 0), '1 kB of 2 kB · 50\u00a0% · waiting for the other side');
  });

  it('says 100 % only when it is all', () => {
    assert.equal(progressText(999, 1000, 5), '999 B of 1 kB · 99\u00a0% · 5 B/s');
    assert.equal(progressText(1000, 1000, 5), '1 kB of 1 kB · 100\u00a0% · 5 B/s');
  });

  it('knows no share of a file without a size', () => {
    assert.equal(progressText(10, 0, 5), '10 B · 5 B/s');
  });
});

describe('sentText', () => {
  it('says what, how much, to whom, how long and how fast', () => {
    assert.equal(
      sentText('big.bin', 1_000_000_000, '127.0.0.1:9998', 2100),
      'Sent big.bin: 1 GB to 127.0.0.1:9998 in 2.1 s, 476 MB/s',
    );
  });

  it('leaves out time and rate of what took hardly any', () => {
    assert.equal(sentText('a.txt', 4, '127.0.0.1:1', 4.1), 'Sent a.txt: 4 B to 127.0.0.1:1');
  });
});
