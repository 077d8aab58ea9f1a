import assert from 'node:assert/strict';
import { connectionTooltip, endpointTooltip } from '../../../../src/app/sockets/endpointTooltip.ts';
import { codeSpan } from '../../../../src/app/sockets/tooltipPage.ts';
import { aConnection, anEndpoint } from '../../../support/endpointRecords.ts';

describe('endpointTooltip', () => {
  it('prints what Python prints of a socket (L8)', () => {
    const text = endpointTooltip(
      anEndpoint({ family: 'AF_INET', socketType: 'SOCK_STREAM', fd: 26, options: ['SO_REUSEADDR=1'] }),
      [],
    );
    for (const fact of [
      'family&nbsp;&nbsp; | `AF_INET`',
      'type&nbsp;&nbsp; | `SOCK_STREAM`',
      'proto&nbsp;&nbsp; | `0`',
      'fd&nbsp;&nbsp; | `26`',
      'options&nbsp;&nbsp; | `SO_REUSEADDR=1`',
    ]) {
      assert.ok(text.includes(`| ${fact} |`), `${fact} is missing in ${text}`);
    }
  });

  it("tells a closed connection none of its listener's descriptor, and a peer of UDP that of its endpoint", () => {
    const listener = { family: 'AF_INET', fd: 25 } as const;
    assert.doesNotMatch(connectionTooltip(anEndpoint(listener), aConnection({ state: 'closed' }), []), /25/);
    assert.match(connectionTooltip(anEndpoint(listener), aConnection({ fd: 27 }), []), /`27`/);
    const udp = { ...listener, transport: 'udp' } as const;
    assert.match(connectionTooltip(anEndpoint(udp), aConnection(), []), /`25`/);
  });

  it('tells the version of TLS', () => {
    const secured = aConnection({ tls: 'TLS 1.3' });
    assert.match(connectionTooltip(anEndpoint(), secured, []), /security&nbsp;&nbsp; \| `TLS 1\.3`/);
    const client = anEndpoint({ kind: 'client', state: 'connected', connections: [secured] });
    assert.match(endpointTooltip(client, []), /`TLS 1\.3`/);
    assert.doesNotMatch(endpointTooltip(anEndpoint({ connections: [secured] }), []), /TLS/);
  });

  it('tells the last error in plain words, with its code', () => {
    const error = { code: 'ECONNREFUSED', message: 'Nothing listens there', advice: 'Start the program.' };
    const text = endpointTooltip(anEndpoint({ kind: 'client', state: 'failed', error }), []);
    assert.ok(text.includes('Nothing listens there \\(ECONNREFUSED\\)\\. Start the program\\.'));
  });

  it('lists the latest calls, a failed one with its code', () => {
    const event = { t: 0, endpoint: 1, type: 'removed' } as const;
    const failure = { code: 'EADDRINUSE', message: 'x' };
    const text = connectionTooltip(anEndpoint(), aConnection(), [
      { t: 0, call: 'socket', event },
      { t: 1, call: 'bind', failure, event },
    ]);
    assert.ok(text.includes('`socket → bind (EADDRINUSE)`'));
  });

  it('counts calls that were made often, and has a connect once, with how it went', () => {
    const connecting = { type: 'connecting', call: 'connect', connection: 2, remote: 'x' } as const;
    const under = { t: 1, call: 'connect', event: { t: 1, endpoint: 1, ...connecting } } as const;
    const text = (...calls: Parameters<typeof connectionTooltip>[2]) =>
      /Latest calls: `(.*)`/.exec(connectionTooltip(anEndpoint(), aConnection(), calls))?.[1];
    assert.equal(text({ t: 0, call: 'socket' }, under), 'socket → connect', 'under way');
    assert.equal(
      text({ t: 0, call: 'socket' }, under, { t: 2, call: 'connect' }, { t: 3, call: 'recv', times: 1041 }),
      'socket → connect → recv × 1,041',
    );
  });

  it('says what was thrown away, and nothing where that is none', () => {
    const row = 'not sent&nbsp;&nbsp; | `44,032 bytes, thrown away` |';
    assert.ok(endpointTooltip(anEndpoint({ lost: 44_032 }), []).includes(row));
    assert.ok(connectionTooltip(anEndpoint(), aConnection({ lost: 44_032 }), []).includes(row));
    assert.ok(!endpointTooltip(anEndpoint(), []).includes('not sent'));
  });

  it('counts the connections of a listener, and says how long a closed one was open', () => {
    const listener = anEndpoint({ openConnections: 1, totalConnections: 1234 });
    assert.ok(endpointTooltip(listener, []).includes('connections&nbsp;&nbsp; | `1 open, 1,234 total` |'));
    const closed = aConnection({ state: 'closed', closedAt: 41_000 });
    assert.ok(connectionTooltip(listener, closed, []).includes('open for&nbsp;&nbsp; | `41 ms` |'));
  });

  it('lets no text become markup', () => {
    assert.equal(codeSpan('a`b|c\nd'), "`a'b\\|c; d`");
    const text = endpointTooltip(anEndpoint({ responder: '`</td><img src=x>`' }), []);
    assert.ok(text.includes("| responder&nbsp;&nbsp; | `'</td><img src=x>'` |"));
  });
});
