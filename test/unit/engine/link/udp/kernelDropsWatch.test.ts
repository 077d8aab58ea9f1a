import assert from 'node:assert/strict';
import {
  KernelDropsWatch,
  kernelDropsIntervalMs,
} from '../../../../../src/engine/link/udp/kernelDropsWatch.ts';
import { ScriptedContext } from '../../../../support/scriptedContext.ts';

function start() {
  const context = new ScriptedContext();
  let asked = 0;
  const link = {
    get descriptor() {
      asked++;
      return undefined;
    },
  };
  return {
    clock: context.clock,
    context,
    watch: new KernelDropsWatch(context, link, 'recv'),
    timesAsked: () => asked,
  };
}

describe('KernelDropsWatch', () => {
  it('asks the kernel once in an interval, and only while datagrams arrive', () => {
    const { clock, watch, timesAsked } = start();
    clock.advance(10 * kernelDropsIntervalMs);
    assert.equal(timesAsked(), 0);
    for (let count = 0; count < 3; count++) watch.received();
    assert.equal(clock.pending, 1);
    clock.advance(kernelDropsIntervalMs);
    assert.deepEqual([timesAsked(), clock.pending], [1, 0]);
    watch.received();
    clock.advance(kernelDropsIntervalMs);
    assert.equal(timesAsked(), 2);
  });

  it('asks once more at the end, and leaves no timer behind', () => {
    const { clock, watch, timesAsked } = start();
    watch.received();
    watch.end();
    assert.deepEqual([timesAsked(), clock.pending], [1, 0]);
  });

  it('says nothing where the kernel does not tell', () => {
    const { context, watch } = start();
    watch.received();
    watch.end();
    assert.deepEqual(context.types, []);
  });
});
