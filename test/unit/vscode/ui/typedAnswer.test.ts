import assert from 'node:assert/strict';
import { typedAnswer, type TypedReading } from '../../../../src/vscode/ui/typedAnswer.ts';

const read = (typed: string): TypedReading =>
  /^\d+$/.test(typed)
    ? { ok: true, choose: `tcp://:${typed}`, description: '' }
    : { ok: false, message: 'no port' };
const entry = { label: '5432', description: 'TCP · postgres', choose: 'tcp://:5432' };

describe('typedAnswer', () => {
  it('is the selected entry', () => {
    assert.equal(typedAnswer({ read }, '', entry), 'tcp://:5432');
    assert.equal(typedAnswer({ read }, '54', entry), 'tcp://:5432');
    assert.equal(typedAnswer({ read }, 'Postgres', entry), 'tcp://:5432');
  });

  it('is what is typed, where the list has not followed the last keys', () => {
    assert.equal(typedAnswer({ read }, '9000', entry), 'tcp://:9000');
    assert.equal(typedAnswer({ read }, '9000', undefined), 'tcp://:9000');
  });

  it('is nothing where that stands for nothing', () => {
    assert.equal(typedAnswer({ read }, 'x', undefined), undefined);
    assert.equal(typedAnswer({ read }, 'pgsql', entry), 'tcp://:5432');
  });
});
