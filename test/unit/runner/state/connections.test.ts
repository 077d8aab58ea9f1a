import assert from 'node:assert/strict';
import type { Engine } from '../../../../src/engine/engine.ts';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import { Conversations } from '../../../../src/runner/state/connections.ts';

/** An engine of which only the events matter. */
function conversations(): { tracked: Conversations; emit: (event: object) => void } {
  let listener: (event: EngineEvent) => void = () => undefined;
  const engine = {
    subscribe: (each: typeof listener) => {
      listener = each;
      return () => undefined;
    },
  } as unknown as Engine;
  const tracked = new Conversations(engine);
  return { tracked, emit: (event) => listener({ t: 0, endpoint: 1, ...event } as EngineEvent) };
}

describe('Conversations', () => {
  it('lets go of a connection, its bytes and what still comes, and of the others with the endpoint', () => {
    const { tracked, emit } = conversations();
    const traffic = tracked.follow(1, 'tcp');
    const [one, two] = [2, 3].map((connection) => {
      emit({ type: 'accepted', connection, remote: '127.0.0.1:1' });
      emit({ type: 'data', connection, direction: 'in', bytes: Buffer.from('abc') });
      return traffic.latest;
    });
    assert.ok(one !== undefined && two !== undefined);
    assert.deepEqual([one.inbox.unread?.length, two.inbox.unread?.length], [3, 3]);
    tracked.release(traffic, one);
    emit({ type: 'data', connection: 2, direction: 'in', bytes: Buffer.from('more') });
    assert.equal(one.inbox.unread, undefined);
    assert.deepEqual([...traffic.conversations], [two]);
    tracked.forget(traffic);
    assert.equal(two.inbox.unread, undefined);
    assert.equal(traffic.conversations.size, 0);
  });
});
