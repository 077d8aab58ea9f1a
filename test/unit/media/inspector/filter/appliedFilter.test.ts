import assert from 'node:assert/strict';
import { AppliedFilter } from '../../../../../media/inspector/filter/appliedFilter.ts';
import { initialState, reduce, type PageState } from '../../../../../media/inspector/state/pageState.ts';
import type { ViewContext } from '../../../../../media/inspector/state/viewContext.ts';

function start(saved?: { readonly filter: string }) {
  let state: PageState = initialState(saved);
  const asked: string[] = [];
  const results: string[] = [];
  const context = {
    state: () => state,
    dispatch: (action) => (state = reduce(state, action)),
    request: (_name, params) => {
      asked.push((params as { readonly filter: string }).filter);
      return Promise.resolve({ problems: [], hints: [] } as never);
    },
  } satisfies Pick<ViewContext, 'state' | 'dispatch' | 'request'>;
  const applied = new AppliedFilter(context as unknown as ViewContext, (filter) => results.push(filter));
  return { applied, asked, results, state: () => state };
}

describe('AppliedFilter', () => {
  it('asks the host once for a complete text, and passes its result on', async () => {
    const { applied, asked, results, state } = start();
    applied.set('dir:in', true);
    applied.apply();
    await Promise.resolve();
    assert.deepEqual([asked, results, state().filter], [['dir:in'], ['dir:in'], 'dir:in']);
  });

  it('waits for a pause in typing', () => {
    const { applied, asked } = start();
    applied.set('d', false);
    applied.set('di', false);
    assert.deepEqual(asked, []);
    applied.set('dir:in', true);
    assert.deepEqual(asked, ['dir:in']);
  });

  it('applies what another part has set, but not what the host applies already', () => {
    const { applied, asked } = start({ filter: 'old' });
    applied.follow('old', undefined);
    applied.follow('of the host', 'of the host');
    assert.deepEqual(asked, []);
    applied.set('mine', true);
    applied.follow('mine', 'of the host');
    assert.deepEqual(asked, ['mine']);
  });
});
