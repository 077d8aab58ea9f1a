import assert from 'node:assert/strict';
import { parseTlsOptions } from '../../../src/address/parseTlsOptions.ts';

function problems(text: string, role: 'server' | 'client' = 'client'): string[] {
  const parsed = parseTlsOptions(text, { role });
  assert.ok(!parsed.ok);
  return parsed.problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`);
}

describe('parseTlsOptions', () => {
  it('reads options between blanks, as an address has them', () => {
    const text = '  servername=mail.example\t verify=false  alpn=h2,http/1.1&maxVersion=1.2 ';
    assert.deepEqual(parseTlsOptions(text, { role: 'client' }), {
      ok: true,
      value: {
        servername: 'mail.example',
        verify: false,
        alpn: ['h2', 'http/1.1'],
        maxVersion: '1.2',
      },
    });
    for (const none of ['', ' '])
      assert.deepEqual(parseTlsOptions(none, { role: 'server' }), { ok: true, value: {} });
    assert.deepEqual(parseTlsOptions('cert=my%20cert.pem', { role: 'server' }), {
      ok: true,
      value: { cert: 'my cert.pem' },
    });
  });

  it('says where a problem is', () => {
    assert.deepEqual(problems('  verify=maybe   servname=x'), [
      'maybe: verify is true or false, not "maybe".',
      'servname: There is no option "servname": did you mean servername?',
    ]);
    assert.match(problems('verify=true  verify=false')[0] ?? '', /^verify=false: .* given twice/);
    assert.match(problems('verify=true  key=a.pem')[0] ?? '', /^key=a\.pem: key is the private key/);
  });

  it('takes only options of TLS, and of its side', () => {
    assert.match(problems('noDelay')[0] ?? '', /^noDelay: .*only options of TLS fit here\.$/);
    assert.match(problems('reconnectMs=100')[0] ?? '', /only options of TLS/);
    assert.match(problems('requestCert=ask')[0] ?? '', /does not fit a tls client/);
    assert.match(problems('servername=x', 'server')[0] ?? '', /does not fit a tls listener/);
    assert.match(problems('nothing=x')[0] ?? '', /known for a tls client are cert, key/);
    assert.ok(!/backlog|connectTimeoutMs/.test(problems('nothing=x')[0] ?? ''));
  });
});
