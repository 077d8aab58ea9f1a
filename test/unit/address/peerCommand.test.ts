import assert from 'node:assert/strict';
import { peerCommand, peerTools } from '../../../src/address/peerCommand.ts';

describe('peerCommand', () => {
  it('reaches a listener on all interfaces through the loopback', () => {
    assert.equal(peerCommand('nc', 'tcp://*:9998?backlog=5'), 'nc 127.0.0.1 9998');
    assert.equal(peerCommand('curl', 'tcp://[::]:80'), "curl -v -g 'http://[::1]:80/'");
  });

  it('names the transport in the words of each tool', () => {
    assert.equal(peerCommand('nc', 'udp://127.0.0.1:6769'), 'nc -u 127.0.0.1 6769');
    assert.equal(peerCommand('nc', 'unix:/tmp/demo.sock'), 'nc -U /tmp/demo.sock');
    assert.match(peerCommand('python', 'udp://[::1]:6769') ?? '', /AF_INET6, socket\.SOCK_DGRAM/);
  });

  it('says nothing where a tool cannot', () => {
    assert.equal(peerCommand('curl', 'udp://127.0.0.1:6769'), undefined);
    for (const tool of peerTools) {
      assert.equal(peerCommand(tool, 'unix:\\\\.\\pipe\\demo'), undefined);
      assert.equal(peerCommand(tool, 'nonsense'), undefined);
    }
  });

  it('speaks TLS, and trusts a file', () => {
    assert.equal(
      peerCommand('nc', 'tls://127.0.0.1:8443'),
      'openssl s_client -quiet -connect 127.0.0.1:8443',
    );
    assert.equal(peerCommand('curl', 'tls://127.0.0.1:8443'), 'curl -v https://127.0.0.1:8443/');
    assert.equal(
      peerCommand('nc', 'tls://[::1]:8443', '/tmp/my lab.pem'),
      "openssl s_client -quiet -CAfile '/tmp/my lab.pem' -connect '[::1]:8443'",
    );
    assert.equal(
      peerCommand('curl', 'tls://localhost:8443', '/tmp/lab.pem'),
      'curl -v --cacert /tmp/lab.pem https://localhost:8443/',
    );
    assert.match(
      peerCommand('python', 'tls://127.0.0.1:8443', '/tmp/lab.pem') ?? '',
      /import socket, ssl; s = ssl\.create_default_context\(cafile="\/tmp\/lab\.pem"\)\.wrap_socket/,
    );
  });

  it('lets no path become a part of the line', () => {
    assert.equal(peerCommand('nc', "unix:/tmp/it's $(x).sock"), `nc -U '/tmp/it'\\''s $(x).sock'`);
  });

  it('knows which tools have abstract sockets', () => {
    assert.equal(peerCommand('nc', 'unix:@my demo'), "socat - ABSTRACT-CONNECT:'my demo'");
    assert.equal(peerCommand('curl', 'unix:@demo'), 'curl -v --abstract-unix-socket demo http://localhost/');
    assert.match(peerCommand('python', 'unix:@demo') ?? '', /s\.connect\("\\u0000demo"\)/);
  });
});
