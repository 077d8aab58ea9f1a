import assert from 'node:assert/strict';
import {
  noTargetWords,
  shortFailureWords,
  whyNot,
} from '../../../../../media/inspector/composer/composerWords.ts';
import { initialState, type PageState } from '../../../../../media/inspector/state/pageState.ts';
import { aConnection as connection, anEndpoint as endpoint } from '../../../../support/endpointRecords.ts';

const listener = endpoint();
const reached = endpoint({ id: 5, connections: [connection({ id: 6 }), connection({ id: 7 })] });
const client = (state: 'connecting' | 'connected') => endpoint({ id: 9, kind: 'client', state });
const page = (other: Partial<PageState>): PageState => ({ ...initialState(undefined), ...other });

describe('whyNot', () => {
  it('keeps a listener without clients from being sent to, and says how one connects', () => {
    const said = whyNot(page({ endpoints: [listener] }), 0, 'bytes');
    assert.equal(said, 'No client is connected. Start one: nc 127.0.0.1 9998');
  });

  it('asks for a choice among several, and is content with a target', () => {
    const state = page({ endpoints: [reached] });
    assert.equal(whyNot(state, 3, 'bytes'), 'Choose a connection to send to.');
    assert.equal(whyNot({ ...state, target: 6 }, 3, 'bytes'), undefined);
    assert.match(whyNot({ ...state, target: 6 }, 3, 'problem') ?? '', /problem/);
    assert.match(whyNot({ ...state, target: 6 }, 3, 'nothing') ?? '', /nothing to send/);
    assert.equal(whyNot({ ...state, target: 6, sending: true }, 3, 'bytes'), 'Sending');
  });
});

describe('shortFailureWords', () => {
  const words = (message: string) => shortFailureWords({ message, code: 'EPIPE' });

  it('leaves out that nothing went out, unless nothing else is said', () => {
    assert.equal(words('Nothing went out to tcp://h:1. The peer left (EPIPE).'), 'The peer left (EPIPE).');
    assert.equal(words('Nothing went out to tcp://h:1.'), 'Nothing went out to tcp://h:1. (EPIPE)');
    assert.equal(words('The file is not there.'), 'The file is not there. (EPIPE)');
  });
});

describe('noTargetWords', () => {
  const words = (other: Partial<PageState>) => noTargetWords(page(other));

  it('speaks of the listener in view, also where others could be sent to', () => {
    const endpoints = [listener, reached];
    assert.equal(words({ endpoints }).words, 'Choose a connection to send to.');
    assert.equal(words({ endpoints, scope: { id: 1 } }).words, 'No client is connected.');
    const left = endpoint({ connections: [connection({ id: 3, state: 'closed' })] });
    assert.equal(words({ endpoints: [left], scope: { id: 3 } }).words, 'No client is connected.');
  });

  it('speaks of the newest listener otherwise, of datagrams in their words', () => {
    const udp = endpoint({ id: 2, transport: 'udp', address: 'udp://127.0.0.1:6769', state: 'bound' });
    assert.deepEqual(words({ endpoints: [listener, udp] }), {
      words: 'No client has sent anything yet.',
      command: 'nc -u 127.0.0.1 6769',
    });
    const tls = endpoint({ address: 'tls://127.0.0.1:1' });
    assert.deepEqual(words({ endpoints: [tls] }), {
      words: 'No client is connected.',
      command: 'openssl s_client -quiet -connect 127.0.0.1:1',
    });
  });

  it('says that nothing is open, or not connected yet', () => {
    assert.match(words({ endpoints: [endpoint({ state: 'closed' })] }).words, /^Nothing to send to\./);
    assert.equal(words({ endpoints: [client('connecting')] }).words, 'Not connected yet.');
  });

  it('says that the followed connection is over, although others could be sent to', () => {
    const { streams } = initialState(undefined);
    const summary = { startedAtMs: 7 } as PageState['summary'] & object;
    const open = { id: 3, startedAtMs: 7 };
    const state = { endpoints: [reached], summary, streams: { ...streams, open } };
    assert.match(words(state).words, /^The followed connection is closed\./);
    const other = { ...state, streams: { ...streams, open: { id: 3, startedAtMs: 6 } } };
    assert.match(words(other).words, /^Choose/);
  });
});
