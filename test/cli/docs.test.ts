/** The papers, tried line by line as a newcomer does: files are saved, lines are run, output is what they say. */
import { endPrograms } from '../support/processes.ts';
import { codeBlocks, pagePaths, pageText } from '../support/docs/pages.ts';
import { PageRun } from '../support/docs/pageRun.ts';

const lines = (path: string): number =>
  codeBlocks(pageText(path)).filter(({ language }) => language === 'sh').length;

describe('the papers, line by line', function () {
  let run: PageRun;

  before(function () {
    // Their lines are for a POSIX shell.
    if (process.platform === 'win32') this.skip();
  });
  beforeEach(async () => {
    run = await PageRun.open();
  });
  afterEach(async () => {
    await endPrograms();
    await run.close();
  });

  for (const path of pagePaths.filter((page) => lines(page) > 0)) {
    it(path, () => run.run(pageText(path)));
  }

  it("README's program shows what was answered and what was typed, and waits for it", async () => {
    const program = codeBlocks(pageText('README.md')).find(({ savedAs }) => savedAs === 'hello.py');
    await run.save('hello.py', program?.code ?? '');
    await run.start('socket-lab listen tcp://127.0.0.1:9998 --rule "on data reply upper" --quiet');
    const client = await run.start('python3 hello.py');
    await client.line(/^The responder says: HELLO 🌮$/);
    await client.kill();
  });
});
