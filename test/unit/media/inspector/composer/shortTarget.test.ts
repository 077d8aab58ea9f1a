import assert from 'node:assert/strict';
import { shortTarget } from '../../../../../media/inspector/composer/shortTarget.ts';

describe('shortTarget', () => {
  for (const [label, short] of [
    [':53131 → :9998 (server side)', ':53131'],
    ['192.168.7.20:53131 → *:9998 (server side) · #7', '192.168.7.20:53131 · #7'],
    [':53131 → :9998 (client side)', ':9998'],
    ['→ device.local:4711 (client side)', 'device.local:4711'],
    ['All clients of :9998 (4)', 'all of :9998'],
    ['All peers of *:6769 (2) · udp', 'all of *:6769 · udp'],
    ['device (client side)', 'device (client side)'],
    ['Send to which connection?', 'Send to which connection?'],
  ] as const) {
    it(`names the other end of ${label}`, () => {
      assert.equal(shortTarget(label), short);
    });
  }
});
