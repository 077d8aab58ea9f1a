import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkExperiment } from '../../../../../src/language/experiment/checkExperiment.ts';
import { formatExperiment } from '../../../../../src/language/experiment/editor/formatExperiment.ts';
import { parseExperiment } from '../../../../../src/language/experiment/parseExperiment.ts';
import { assertLinear } from '../../../address/longLines.ts';
import { experimentText, longLinePieces } from '../experimentPieces.ts';

const folder = join(import.meta.dirname, '../../../../fixtures/experiments');

/** What an experiment says, without where. */
function meaning(text: string): unknown {
  const places = new Set(['start', 'end', 'line']);
  const { statements } = parseExperiment(text).experiment;
  return JSON.parse(
    JSON.stringify(statements, (key, value: unknown) => {
      if (places.has(key)) return undefined;
      return value instanceof Uint8Array ? [...value] : value;
    }),
  ) as unknown;
}

/** What is said about an experiment, without lines. */
function messages(text: string): string[] {
  return checkExperiment(text).problems.map(({ message }) => message.replaceAll(/line \d+/g, ''));
}

function assertSame(text: string): void {
  const formatted = formatExperiment(text);
  assert.equal(formatExperiment(formatted), formatted);
  if (formatted === text) return;
  assert.deepEqual(parseExperiment(formatted).problems, []);
  assert.deepEqual(meaning(formatted), meaning(text));
  assert.deepEqual(messages(formatted), messages(text));
}

describe('formatExperiment', () => {
  it('puts indentation and blanks right, and leaves literals and comments', () => {
    const wrong = [
      '',
      '#  a   comment ',
      '@a="x  y"   hex"00  01"#not a comment',
      '',
      '',
      'test   "a  b"   # why  so',
      '     # first',
      '     listen   tcp://127.0.0.1:0   as server',
      '         # rules',
      '         on   data  /a  b/  reply  "c  d"   exec',
      '     alice>"x"',
      '     alice   <   contains   "x"within 1s',
      '       # deeper than what follows',
      ' # of the test',
      '# of the file',
      'wait   1s   ',
      '   # at the end',
    ];
    wrong[2] = '@a="x  y"   hex"00  01"';
    wrong[9] = '         on   data  /a  b/  reply  "c  d"   then  close';
    const right = [
      '#  a   comment',
      '@a = "x  y" hex"00  01"',
      '',
      'test "a  b"  # why  so',
      '  # first',
      '  listen tcp://127.0.0.1:0 as server',
      '    # rules',
      '    on data /a  b/ reply "c  d" then close',
      '  alice > "x"',
      '  alice < contains "x"within 1s',
      '  # deeper than what follows',
      '# of the test',
      '# of the file',
      'wait 1s',
      '# at the end',
      '',
    ];
    assert.deepEqual(formatExperiment(wrong.join('\n')).split('\n'), right);
  });

  it('leaves heredocs as they are', () => {
    const text = 'test "a"\n      a >   <<END  # why\n   x   y\n\n     END\n      wait 1s\n';
    assert.equal(formatExperiment(text), 'test "a"\n  a > <<END  # why\n   x   y\n\n     END\n  wait 1s\n');
    assertSame(text);
  });

  it('keeps the line endings and the byte order mark', () => {
    assert.equal(formatExperiment('\uFEFFwait  1s\r\n\r\n\r\nwait 2s'), '\uFEFFwait 1s\r\n\r\nwait 2s\r\n');
    assert.equal(
      formatExperiment('a >  <<E\r\n x\r\n E\r\nwait  1s\r\n'),
      'a > <<E\r\n x\r\n E\r\nwait 1s\r\n',
    );
  });

  it('leaves what it cannot read', () => {
    const text = 'test   "a"\n wait   1s\nnonsense   here\n';
    assert.equal(formatExperiment(text), text);
  });

  it('says the same as before, and nothing new the second time', () => {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.sockets')))
      assertSame(readFileSync(join(folder, file), 'utf8'));
    fc.assert(fc.property(experimentText, assertSame), { numRuns: 2000 });
  }).timeout(30_000);

  it('takes linear time', () => {
    for (const start of ['wait 1s # ', 'a > "x" '])
      assertLinear(longLinePieces, (text) => formatExperiment(start + text));
    assertLinear(['#\n', ' # \n', '\n'], formatExperiment);
  }).timeout(60_000);
});
