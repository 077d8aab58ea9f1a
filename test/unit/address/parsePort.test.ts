import assert from 'node:assert/strict';
import { parsePort } from '../../../src/address/parsePort.ts';
import type { AddressKind } from '../../../src/model/endpointKinds.ts';
import { ProblemList } from '../../../src/model/problemList.ts';
import type { Transport } from '../../../src/model/transports.ts';

/** The port, or the fix and the message of the problem with it. */
function port(text: string, kind: AddressKind = 'listener', transport: Transport = 'tcp') {
  const problems = new ProblemList();
  const found = parsePort(`x:${text}`, { start: 2, end: 2 + text.length }, transport, kind, problems);
  const result = problems.result(found);
  if (result.ok) return result.value;
  const [{ start, end, message, fix }] = result.problems;
  assert.deepEqual([start, end], [2, 2 + text.length], 'all of it is marked');
  return { message, fix };
}

describe('parsePort', () => {
  it('takes numbers from 0 to 65535, and services of the transport', () => {
    assert.deepEqual([port('0'), port('9998'), port('65535'), port('00080')], [0, 9998, 65535, 80]);
    assert.equal(port('http'), 80);
    assert.equal(port('tftp', 'client', 'udp'), 69);
  });

  it('refuses what is no port, and says what would be right', () => {
    assert.match(JSON.stringify(port('65536')), /65536 is out of range/);
    assert.match(JSON.stringify(port('0', 'client')), /cannot connect to port 0/);
    assert.match(JSON.stringify(port('-1')), /not a whole number/);
    assert.deepEqual(port('htpt'), {
      message: 'Port "htpt" is neither a number nor a known service: did you mean http?',
      fix: 'http',
    });
    assert.deepEqual(port('tftp'), {
      message: 'The service "tftp" is not known for tcp; its port elsewhere is 69.',
      fix: '69',
    });
  });
});
