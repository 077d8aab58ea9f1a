/** What a step has sent, and what it says when the kernel did not take it. */
import assert from 'node:assert/strict';
import { failureOf, runExperiment } from '../../support/runExperiment.ts';

const datagrams = 'listen udp://127.0.0.1:0 as server\nconnect {{server}} as client\n';

describe('runTests, sending', () => {
  it('fails the step whose datagram is too long', async () => {
    const text = `${datagrams}client > repeat(65508, "x")\nserver < any within 200ms\n`;
    const { results, events } = await runExperiment(text);
    const [failure] = results.map((result) => result.failure);
    assert.deepEqual([failure?.line, failure?.code], [3, 'EMSGSIZE']);
    // What was not sent is not told as sent.
    const done = events.find((event) => event.type === 'done' && event.line === 3);
    assert.ok(done?.type === 'done' && done.sent === undefined && done.failure !== undefined);
  });

  it('fails the step that sends to all without leave, to whomever it is said', async () => {
    const to = await failureOf('listen udp://127.0.0.1:0 as s\ns > "x" to udp://255.255.255.255:9\n');
    assert.deepEqual([to.line, to.code], [2, 'EACCES']);
    const peer = await failureOf('connect udp://255.255.255.255:9?broadcast=false as s\ns > "x"\n');
    assert.deepEqual([peer.line, peer.code], [2, 'EACCES']);
  });

  it('fails the step that sends from IPv4 to IPv6', async () => {
    const { line, code } = await failureOf('listen udp://127.0.0.1:0 as s\ns > "x" to udp://[::1]:9\n');
    assert.equal(line, 2);
    assert.match(code, /^E[A-Z]+$/);
  });

  it('fails the step that answers with too much', async () => {
    const text = `${datagrams}client > "x"\naccept server as peer\npeer > repeat(65508, "x")\n`;
    const { line, code } = await failureOf(text);
    assert.deepEqual([line, code], [5, 'EMSGSIZE']);
    const all = await failureOf(`${datagrams}client > "x"\nserver < "x"\nserver > repeat(65508, "x")\n`);
    assert.deepEqual([all.line, all.code], [5, 'EMSGSIZE']);
  });

  it('goes on sending after a datagram that was refused in another branch', async () => {
    const { results } = await runExperiment(
      `${datagrams}repeat 20\n  client > repeat(65507, "x")\n  server < bytes 65507\nclient > ""\nserver < ""\n`,
    );
    assert.deepEqual(
      results.map(({ outcome }) => outcome),
      ['passed'],
    );
  });

  it('answers whom a UDP listener has read from last, not whom it has heard last', async () => {
    const { results } = await runExperiment(`listen udp://127.0.0.1:0 as server
connect {{server}} as first
connect {{server}} as second
first > "1"
second > "2"
wait 50ms
server < "1"
server > "to the first"
first < "to the first"
server < "2"
server > "to the second"
second < "to the second"
`);
    assert.deepEqual(
      results.map(({ failure }) => failure),
      [undefined],
    );
  });

  it('answers whom a named peer was read from, and before anything is read whom it has heard', async () => {
    const { results } = await runExperiment(`listen udp://127.0.0.1:0 as server
connect {{server}} as first
connect {{server}} as second
first > "1"
accept server as peer
server > "heard"
first < "heard"
second > "2"
wait 50ms
peer < "1"
server > "read"
first < "read"
`);
    assert.deepEqual(
      results.map(({ failure }) => failure),
      [undefined],
    );
  });
});

describe('runTests, what is over', () => {
  const start = 'listen tcp://127.0.0.1:0 as server\nconnect {{server}} as client\naccept server as conn\n';

  it('says which side has ended a connection, how, and on which line', async () => {
    for (const deed of [
      'client > "x"',
      'client > file"package.json"',
      'client end',
      'client pause',
      'client reset',
    ]) {
      const { line, code, message, help } = await failureOf(`${start}conn reset\nwait 100ms\n${deed}\n`);
      assert.deepEqual([line, help], [6, undefined], deed);
      assert.match(code, /^(?:ENOTCONN|EPIPE|ECONNRESET)$/);
      assert.equal(
        message,
        'client has no connection any more: its peer has reset it, by "conn reset" on line 4.',
        deed,
      );
    }
    const other = await failureOf(`${start}client reset\nwait 100ms\nconn > "x"\n`);
    assert.equal(
      other.message,
      'conn has no connection any more: its peer has reset it, by "client reset" on line 4.',
    );
  });

  it('says so of a peer that has closed, once the system knows', async () => {
    const closed =
      'conn close\nclient < end\nclient > "x"\nwait 100ms\nclient > "x"\nwait 100ms\nclient > "x"\n';
    const { message } = await failureOf(start + closed);
    assert.match(
      message,
      /^client has no connection any more: its peer has (?:reset|ended) it, by "conn close" on line 4\.$/,
    );
  });

  it('names no line where a program or another machine is the peer', async () => {
    const rule =
      'listen tcp://127.0.0.1:0 as server\n  on data reply "x" then reset\nconnect {{server}} as client\n';
    const { line, message } = await failureOf(`${rule}client > "x"\nwait 200ms\nclient end\n`);
    assert.equal(line, 6);
    assert.equal(message, 'client has no connection any more: its peer has reset it.');
  });
});
