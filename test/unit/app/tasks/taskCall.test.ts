import assert from 'node:assert/strict';
import { taskCall } from '../../../../src/app/tasks/taskCall.ts';

const call = (definition: Readonly<Record<string, unknown>>): string[] => {
  const called = taskCall(definition);
  assert.ok(called.ok);
  return called.value;
};
const complaint = (definition: Readonly<Record<string, unknown>>): string => {
  const called = taskCall(definition);
  return called.ok ? '' : called.failure.message;
};

describe('taskCall', () => {
  it('listens, with a responder or without', () => {
    assert.deepEqual(call({ task: 'listen', address: 'tcp://:9998' }), ['listen', 'tcp://:9998']);
    assert.deepEqual(call({ task: 'listen', address: 'tcp://:9998', responder: 'on data reply "-x"' }), [
      'listen',
      'tcp://:9998',
      '--reply=on data reply "-x"',
    ]);
  });

  it('runs a file, or one of its tests', () => {
    assert.deepEqual(call({ task: 'run', file: 'a.sockets' }), ['run', 'a.sockets']);
    assert.deepEqual(call({ task: 'run', file: 'a.sockets', test: '-x' }), ['run', 'a.sockets', '--test=-x']);
  });

  it('says what a definition lacks', () => {
    assert.match(complaint({}), /"listen" or "run"/);
    assert.match(complaint({ task: 'listen' }), /needs an "address"/);
    assert.match(complaint({ task: 'listen', address: 'tcp://:1', responder: 1 }), /"responder" must be/);
    assert.match(complaint({ task: 'run', file: '' }), /needs a "file"/);
    assert.match(complaint({ task: 'run', file: 'a', test: [] }), /"test" must be/);
  });
});
