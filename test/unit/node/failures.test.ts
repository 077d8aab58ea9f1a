import assert from 'node:assert/strict';
import { errorCode, failureOf, failureWith, isResetCode, openingCallOf } from '../../../src/node/failures.ts';
import { errnoError } from '../../support/errnoError.ts';

describe('failures', () => {
  it("takes code and call from Node's error, in POSIX's words", () => {
    for (const [syscall, call] of [
      ['read', 'recv'],
      ['write', 'send'],
      ['recvmsg', 'recvfrom'],
      ['send', 'sendto'],
      ['connect', 'connect'],
      ['getaddrinfo', 'getaddrinfo'],
      ['nonsense', undefined],
    ] as const) {
      const failure = failureOf(errnoError('ECONNRESET', syscall), undefined);
      assert.deepEqual([failure.code, failure.call], ['ECONNRESET', call]);
    }
  });

  it("knows better than Node which call it was: a server's failed bind is called listen there", () => {
    assert.equal(failureOf(errnoError('EADDRINUSE', 'listen'), 'bind').call, 'bind');
  });

  it('knows that it was the socket which could not be had, or the bind before a connect', () => {
    assert.equal(openingCallOf(errnoError('EMFILE', 'listen'), 'bind'), 'socket');
    assert.equal(openingCallOf(errnoError('EAFNOSUPPORT', 'connect'), 'connect'), 'socket');
    assert.equal(openingCallOf(errnoError('EADDRNOTAVAIL', 'bind'), 'connect'), 'bind');
    assert.equal(openingCallOf(errnoError('ECONNREFUSED', 'connect'), 'connect'), 'connect');
    assert.equal(openingCallOf(errnoError('EACCES', 'listen'), 'bind'), 'bind');
  });

  it('says where, why and what to do', () => {
    const failure = failureOf(
      errnoError('EADDRINUSE', 'listen'),
      'bind',
      'tcp://127.0.0.1:9998',
      'python3, pid 4711',
    );
    assert.equal(failure.address, 'tcp://127.0.0.1:9998');
    assert.equal(failure.message, 'Port 9998 is already in use by python3, pid 4711.');
    assert.match(failure.advice ?? '', /free port/);
  });

  it('has no members that say nothing', () => {
    assert.deepEqual(Object.keys(failureWith('ENOTCONN')).sort(), ['advice', 'code', 'message']);
  });

  it("knows a peer's reset, on a read or on the next write", () => {
    for (const code of ['ECONNRESET', 'EPIPE', 'ECONNABORTED']) assert.equal(isResetCode(code), true, code);
    assert.equal(isResetCode('ETIMEDOUT'), false);
  });

  it('makes something of whatever is thrown', () => {
    const abort = new Error('stop');
    abort.name = 'AbortError';
    const codes = [undefined, null, 'text', 7, {}, { code: 7 }, new Error('plain'), abort].map(errorCode);
    assert.deepEqual(codes, [...Array.from({ length: 7 }, () => 'UNKNOWN'), 'ABORT_ERR']);
    assert.match(failureOf('text', 'bind').message, /bind/);
  });
});
