import assert from 'node:assert/strict';
import type { Engine } from '../../../../src/engine/engine.ts';
import type { EngineEvent } from '../../../../src/model/engineEvent.ts';
import { Conversations } from '../../../../src/runner/state/connections.ts';

/** An engine of which only the events matter. */
function conversations(): { talks: Conversations; tell: (event: object) => void } {
  let listener: (event: EngineEvent) => void = () => undefined;
  const engine = {
    subscribe: (each: typeof listener) => {
      listener = each;
      return () => undefined;
    },
  } as unknown as Engine;
  const talks = new Conversations(engine);
  return { talks, tell: (event) => listener({ t: 0, endpoint: 1, ...event } as EngineEvent) };
}

describe('Conversations', () => {
  it('lets go of a connection, its bytes and what still comes, and of the others with the endpoint', () => {
    const { talks, tell } = conversations();
    const talk = talks.follow(1, 'tcp');
    const [one, two] = [2, 3].map((connection) => {
      tell({ type: 'accepted', connection, remote: '127.0.0.1:1' });
      tell({ type: 'data', connection, direction: 'in', bytes: Buffer.from('abc') });
      return talk.latest;
    });
    assert.ok(one !== undefined && two !== undefined);
    assert.deepEqual([one.inbox.unread?.length, two.inbox.unread?.length], [3, 3]);
    talks.release(talk, one);
    tell({ type: 'data', connection: 2, direction: 'in', bytes: Buffer.from('more') });
    assert.equal(one.inbox.unread, undefined);
    assert.deepEqual([...talk.conversations], [two]);
    talks.forget(talk);
    assert.equal(two.inbox.unread, undefined);
    assert.equal(talk.conversations.size, 0);
  });
});
