import assert from 'node:assert/strict';
import { spokenStatus, statusText, targetStatus } from '../../../../src/app/status/statusText.ts';

describe('statusText', () => {
  it('counts what is open, with rates only while something flows', () => {
    assert.equal(statusText(2, { inBytesPerSecond: 0, outBytesPerSecond: 0.4 }), '$(plug) 2');
    const flowing = { inBytesPerSecond: 1_234_567, outBytesPerSecond: 340.2 };
    assert.equal(statusText(2, flowing), '$(plug) 2 · ↓ 1.2 MB/s ↑ 340 B/s');
  });

  it('says it without signs too', () => {
    assert.equal(
      spokenStatus(1, { inBytesPerSecond: 0, outBytesPerSecond: 0 }),
      'Socket Lab: 1 open endpoint',
    );
    assert.match(
      spokenStatus(2, { inBytesPerSecond: 5, outBytesPerSecond: 0 }),
      /receiving 5 B\/s, sending 0 B\/s/,
    );
  });
});

describe('targetStatus', () => {
  it('names the target, and says when its peer has ended', () => {
    const target = { kind: 'set', id: 1, label: '127.0.0.1:5' } as const;
    assert.equal(targetStatus({ ...target, peerEnded: false })?.text, '$(arrow-up) 127.0.0.1:5');
    const ended = targetStatus({ ...target, peerEnded: true });
    assert.equal(ended?.text, '$(arrow-up) 127.0.0.1:5 (half-closed)');
    assert.match(ended.spoken, /half-closed by the peer$/);
  });

  it('asks for a choice among several', () => {
    assert.match(targetStatus({ kind: 'several' })?.text ?? '', /Choose Target$/);
  });

  it('says why the chosen one cannot be sent to, in text and to a screen reader', () => {
    const looks = (['closed', 'noClient', 'noPeer', 'notConnected', 'ended'] as const).map((why) => {
      const status = targetStatus({ kind: 'unreachable', id: 1, label: 'tcp://h:5', why });
      return [status?.text, status?.spoken, status?.tooltip];
    });
    assert.deepEqual(looks, [
      [
        '$(circle-slash) tcp://h:5 not open',
        'Send target: tcp://h:5, not open',
        'tcp://h:5 is not open. Click to choose another send target.',
      ],
      [
        '$(circle-slash) tcp://h:5: no client',
        'Send target: tcp://h:5, no client',
        'No client is connected to tcp://h:5. The next one is sent to. Click to choose another send target.',
      ],
      [
        '$(circle-slash) tcp://h:5: no peer',
        'Send target: tcp://h:5, no peer',
        'No peer of tcp://h:5 is known. The next one that sends to it is sent to. Click to choose another send target.',
      ],
      [
        '$(circle-slash) tcp://h:5 not connected yet',
        'Send target: tcp://h:5, not connected yet',
        'tcp://h:5 is not connected yet. Click to choose another send target.',
      ],
      [
        '$(circle-slash) tcp://h:5 half-closed by us',
        'Send target: tcp://h:5, half-closed by us',
        'Nothing more can be sent to tcp://h:5, half-closed by us. Click to choose another send target.',
      ],
    ]);
  });

  it('is silent while there is nobody', () => {
    assert.equal(targetStatus({ kind: 'none' }), undefined);
  });
});
