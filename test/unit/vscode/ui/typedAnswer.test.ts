import assert from 'node:assert/strict';
import { typedAnswer, type TypedChoice, type TypedReading } from '../../../../src/vscode/ui/typedAnswer.ts';

const read = (typed: string): TypedReading =>
  /^\d+$/.test(typed)
    ? { ok: true, choose: `tcp://:${typed}`, description: '' }
    : { ok: false, message: 'no port' };
const entry = { label: '5432', description: 'TCP · postgres', choose: 'tcp://:5432' };

function answer(typed: string, selected: TypedChoice | undefined, shownFor = typed): string | undefined {
  return typedAnswer({ read }, typed, { selected, shownFor });
}

describe('typedAnswer', () => {
  it('is the selected entry', () => {
    assert.equal(answer('', entry), 'tcp://:5432');
    assert.equal(answer('54', entry), 'tcp://:5432');
    assert.equal(answer('Postgres', entry), 'tcp://:5432');
  });

  it('is what is typed, where the list has not followed the last keys', () => {
    assert.equal(answer('9000', entry, ''), 'tcp://:9000');
    assert.equal(answer('9000', undefined, ''), 'tcp://:9000');
    assert.equal(answer('54', entry, '5'), 'tcp://:54');
  });

  it('is nothing where that stands for nothing', () => {
    assert.equal(answer('x', undefined), undefined);
    assert.equal(answer('pgsql', entry), 'tcp://:5432');
    assert.equal(answer('pgsql', entry, 'pgs'), 'tcp://:5432');
  });
});
