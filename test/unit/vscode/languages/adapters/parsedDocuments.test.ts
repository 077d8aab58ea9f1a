import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { expressionProblems } from '../../../../../src/app/experiments/expressionProblems.ts';
import { experimentLanguage } from '../../../../../src/language/experiment/editor/experimentLanguage.ts';
import { ParsedDocuments } from '../../../../../src/vscode/languages/adapters/parsedDocuments.ts';

const service = experimentLanguage({
  context: {},
  environment: () => ({}),
  checkExpressions: expressionProblems,
});

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

describe('a parsed document', () => {
  it('is parsed once for each version', async () => {
    const documents = new ParsedDocuments(service);
    const { document, type } = typedDocument(long);
    const [first, second] = await Promise.all([documents.parsed(document), documents.parsed(document)]);
    assert.ok(first?.experiment.text === long);
    assert.ok(second === first && (await documents.parsed(document)) === first);
    type('wait 2ms\n');
    assert.equal((await documents.parsed(document))?.experiment.text, 'wait 2ms\n');
  });

  it('is let go of where more has been typed, unless who asked waits for what stood there then', async () => {
    const documents = new ParsedDocuments(service);
    const { document, type } = typedDocument(long);
    const forAll = documents.parsed(document);
    type(`${long}w`);
    assert.ok((await forAll) === undefined);

    let isAwaited = true;
    const asked = documents.parsed(document, () => isAwaited);
    type(long);
    assert.equal(
      (await asked)?.experiment.text,
      `${long}w`,
      'what completion asked about, and does not ask again',
    );

    const left = documents.parsed(document, () => isAwaited);
    type(`${long}w`);
    isAwaited = false;
    assert.ok((await left) === undefined);
  });

  it('is awaited by one although another has begun it', async () => {
    const documents = new ParsedDocuments(service);
    const { document, type } = typedDocument(long);
    const begun = documents.parsed(document);
    const asked = documents.parsed(document, () => true);
    type(`${long}w`);
    assert.ok((await asked)?.experiment.text === long);
    assert.equal(await begun, undefined, 'the places of that text are none of the document any more');
  });
});

describe('the diagnostics of a document', () => {
  it('are not those of a text that has changed while its expressions were read', async () => {
    const expressions = Array.from({ length: 3000 }, (_, n) => `a < matches /x${n}[a-f]{1,20}/\n`).join('');
    const documents = new ParsedDocuments(service);
    const { document, type } = typedDocument(`connect tcp://:1 as a\n${expressions}`);
    assert.ok(await documents.parsed(document));
    const problems = documents.diagnostics(document);
    setImmediate(() => type('wait 1ms\n'));
    assert.equal(await problems, undefined);
  });

  it('are looked for once for each version, and not for those who ask about something else', async () => {
    const checked: string[] = [];
    const documents = new ParsedDocuments({
      ...service,
      check: (tree) => {
        checked.push(tree.experiment.text);
        return service.check(tree);
      },
    });
    const { document, type } = typedDocument('waits 1ms\n');
    assert.ok(await documents.parsed(document));
    assert.deepEqual(checked, []);
    const [first, second] = await Promise.all([
      documents.diagnostics(document),
      documents.diagnostics(document),
    ]);
    assert.equal(first?.length, 1);
    assert.ok(second === first);
    assert.deepEqual(checked, ['waits 1ms\n']);
    type('wait 1ms\n');
    assert.deepEqual(await documents.diagnostics(document), []);
    assert.deepEqual(checked, ['waits 1ms\n', 'wait 1ms\n']);
  });
});
