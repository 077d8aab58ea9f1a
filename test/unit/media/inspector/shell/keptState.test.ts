import assert from 'node:assert/strict';
import { keeper, parsed } from '../../../../../media/inspector/shell/keptState.ts';
import { initialState } from '../../../../../media/inspector/state/pageState.ts';

describe('keptState', () => {
  it('hands on what differs, without what means nothing to another capture', () => {
    const handed: string[] = [];
    const keep = keeper((text) => void handed.push(text));
    const state = { ...initialState(undefined), draft: 'half', filter: 'ping' };
    keep(state);
    keep({ ...state, selected: 4 });
    keep({ ...state, draft: 'whole' });
    assert.equal(handed.length, 2);
    const kept = initialState(parsed(handed[1] ?? ''));
    assert.deepEqual([kept.draft, kept.filter, kept.place], ['whole', undefined, undefined]);
  });

  it('takes whatever it is given', () => {
    assert.equal(parsed('{'), undefined);
    assert.equal(initialState(parsed('[3')).draft, '');
  });
});
