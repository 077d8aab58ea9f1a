import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  decoderOf,
  detailStyleOf,
  toggled,
  withDecoder,
} from '../../../../../media/inspector/state/detailStyle.ts';

const none = detailStyleOf(undefined);

describe('detailLook', () => {
  it('takes from outside what it knows, and nothing else', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const look = detailStyleOf(value);
        assert.deepEqual(detailStyleOf(JSON.parse(JSON.stringify(look))), look);
      }),
    );
    const kept = { widthPx: 500, closed: ['written', 'else'], decoders: [['tcp://a:1', 'dns'], ['x']] };
    assert.deepEqual(detailStyleOf(kept), {
      widthPx: 500,
      closed: ['written'],
      decoders: [['tcp://a:1', 'dns']],
    });
  });

  it('remembers the decoder of an address, the latest fifty', () => {
    let look = withDecoder(none, 'a', 'dns');
    assert.equal(decoderOf(look, 'a'), 'dns');
    look = withDecoder(look, 'a', 'mqtt');
    assert.deepEqual(look.decoders, [['a', 'mqtt']]);
    assert.deepEqual(withDecoder(look, 'a', undefined).decoders, []);
    for (let index = 0; index < 60; index++) look = withDecoder(look, `b${index}`, 'json');
    assert.equal(look.decoders.length, 50);
    assert.equal(decoderOf(look, 'a'), undefined);
  });

  it('closes a section and opens it again', () => {
    const closed = toggled(none, 'cursor');
    assert.deepEqual([closed.closed, toggled(closed, 'cursor').closed], [['cursor'], []]);
  });
});
