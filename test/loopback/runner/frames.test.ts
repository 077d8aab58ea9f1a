/** `NAME frames by …`: frames are read and sent, on clients and on accepted connections. */
import assert from 'node:assert/strict';
import { failureOf, runExperiment } from '../../support/runExperiment.ts';

const start = 'listen tcp://127.0.0.1:0 as server\nconnect {{server}} as client\naccept server as conn\n';

async function passes(text: string): Promise<void> {
  const { results } = await runExperiment(start + text);
  assert.deepEqual(
    results.map(({ failure }) => failure),
    [undefined],
  );
}

describe('runTests, frames', () => {
  it('reads and sends them by every framing, however the bytes are cut', async () => {
    for (const [framing, one, two] of [
      ['slip', 'hex"61 db dc c0"', 'hex"62 c0"'],
      ['cobs', 'hex"03 61 c0 00"', 'hex"02 62 00"'],
      ['dle', 'hex"10 02 61 c0 10 03"', 'hex"10 02 62 10 03"'],
      ['length u16be', 'hex"00 02 61 c0"', 'hex"00 01 62"'],
      ['delimiter ";"', 'hex"61 c0" ";"', '"b;"'],
      ['line', 'hex"61 c0" "\\r\\n"', '"b\\n"'],
    ] as const)
      await passes(`conn frames by ${framing}
client > ${one} ${two}
conn < hex"61 c0"
conn < "b"
client frames by ${framing}
conn > hex"61 c0"
conn > "b"
client < hex"61 c0"
client < "b"
client end
conn < end
`);
  });

  it('sends what a framing makes, to the byte, and what is a frame already as it is', async () => {
    await passes('conn frames by slip\nconn > "a" hex"c0"\nclient < hex"61 db dc c0"\n');
    await passes(
      'conn frames by length u8\nconn > "ab"\nconn > len8{"cd"}\nclient < hex"02" "ab" hex"02" "cd"\n',
    );
  });

  it('cuts what has come before, waits for whole frames, and takes contains, matches and any of one', async () => {
    await passes(`client > "one;two"
wait 50ms
conn frames by delimiter ";"
conn < "one"
conn < nothing for 50ms
client > "!;x=5;three;"
conn < "two!"
conn < matches /x=(\\d)/
conn < contains "re"
client > "y;"
conn < any as last
client > {{last}} {{1}}
conn < nothing for 50ms
`);
  });

  it('compares whole frames, and says what came instead', async () => {
    const { line, code, message, help } = await failureOf(
      `${start}conn frames by line\nclient > "on\\ne\\n"\nconn < "one"\n`,
    );
    assert.deepEqual([line, code, message], [6, 'ERR_UNEXPECTED', 'An unexpected frame came.']);
    assert.match(help ?? '', /^The bytes came, but in 2 frames: each is a message of its own/);
  });

  it('says that what came is no frame, or ended within one', async () => {
    const cut = await failureOf(
      `${start}conn frames by length u16be\nclient > hex"00 05" "ab"\nclient end\nconn < any\n`,
    );
    assert.deepEqual([cut.line, cut.code], [7, 'ERR_FRAMING']);
    assert.match(cut.message, /ended within a frame, of which 4 bytes had come/);
    const wrong = await failureOf(`${start}conn frames by slip\nclient > hex"61 db 00 c0"\nconn < any\n`);
    assert.deepEqual([wrong.line, wrong.code], [6, 'ERR_FRAMING']);
  });
});
