import assert from 'node:assert/strict';
import { ActivePage } from '../../../../../src/app/page/context/activePage.ts';

describe('ActivePage', () => {
  it('is the one used last, until it is closed', () => {
    const active = new ActivePage();
    const heard: string[] = [];
    const page = (name: string) => ({
      rowsCommand: (wish: string) => {
        heard.push(`${name} ${wish}`);
        return true;
      },
    });
    const [first, second] = [page('first'), page('second')];
    assert.equal(active.rowsCommand('copyText'), false);
    active.touched(first);
    active.touched(second);
    assert.equal(active.rowsCommand('copyHex'), true);
    active.closed(first);
    assert.equal(active.rowsCommand('sendAgain'), true);
    active.closed(second);
    assert.equal(active.rowsCommand('copyHex'), false);
    assert.deepEqual(heard, ['second copyHex', 'second sendAgain']);
  });
});
