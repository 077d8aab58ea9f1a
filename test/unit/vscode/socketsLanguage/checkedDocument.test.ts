import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { checkedDocument } from '../../../../src/vscode/socketsLanguage/checkedDocument.ts';
import { problemsOf } from '../../../../src/vscode/socketsLanguage/problemsOf.ts';

/** More than is checked in one slice. */
const long = 'wait 1ms\n'.repeat(15_000);

/** A document whose text can be replaced, as by a key while an answer is awaited. */
function typedDocument(first: string) {
  let [text, version] = [first, 1];
  const document = {
    get version() {
      return version;
    },
    isClosed: false,
    getText: () => text,
  } as vscode.TextDocument;
  const type = (next: string): void => {
    text = next;
    version += 1;
  };
  return { document, type };
}

describe('checkedDocument', () => {
  it('is checked once for each version', async () => {
    const { document, type } = typedDocument(long);
    const [first, second] = await Promise.all([checkedDocument(document), checkedDocument(document)]);
    assert.ok(first?.experiment.text === long);
    assert.ok(second === first && (await checkedDocument(document)) === first);
    type('wait 2ms\n');
    assert.equal((await checkedDocument(document))?.experiment.text, 'wait 2ms\n');
  });

  it('is let go of where more has been typed, unless who asked waits for what stood there then', async () => {
    const { document, type } = typedDocument(long);
    const forAll = checkedDocument(document);
    type(`${long}w`);
    assert.ok((await forAll) === undefined);

    let isAwaited = true;
    const asked = checkedDocument(document, () => isAwaited);
    type(long);
    assert.equal(
      (await asked)?.experiment.text,
      `${long}w`,
      'what completion asked about, and does not ask again',
    );

    const left = checkedDocument(document, () => isAwaited);
    type(`${long}w`);
    isAwaited = false;
    assert.ok((await left) === undefined);
  });

  it('is awaited by one although another has begun it', async () => {
    const { document, type } = typedDocument(long);
    const begun = checkedDocument(document);
    const asked = checkedDocument(document, () => true);
    type(`${long}w`);
    assert.ok((await asked)?.experiment.text === long);
    assert.equal(await begun, undefined, 'the places of that text are none of the document any more');
  });
});

describe('problemsOf', () => {
  it('tells nothing of a text that has changed while its expressions were read', async () => {
    const expressions = Array.from({ length: 3000 }, (_, n) => `a < matches /x${n}[a-f]{1,20}/\n`).join('');
    const { document, type } = typedDocument(`connect tcp://:1 as a\n${expressions}`);
    assert.ok(await checkedDocument(document));
    const problems = problemsOf(document);
    setImmediate(() => type('wait 1ms\n'));
    assert.equal(await problems, undefined);
  });
});
