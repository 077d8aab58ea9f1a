/** Runs the commands of a documentation page, line by line, in its own folder, on free ports, leaving nothing running. */
import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from '../freePort.ts';
import { Program, socketLabCommand } from '../processes.ts';
import { codeBlocks, type CodeBlock } from './pages.ts';

/** Ports in the pages, which are replaced in tests. */
const written = ['9998', '9999', '9000', '6769', '5020', '5220', '5300'];
/** Commands that need a checkout to install from, or a desktop. */
const notHere = /^(?:npm|code) /;
/** Commands that run until they are stopped. */
const waits = /^(?:socket-lab (?:listen|relay)|python3 \S*server\S*\.py)/;

export class PageRun {
  readonly folder: string;
  readonly #ports: ReadonlyMap<string, string>;
  /** Running servers, by the port or path in their command. */
  readonly #waiting = new Map<string, Program>();

  private constructor(folder: string, ports: ReadonlyMap<string, string>) {
    this.folder = folder;
    this.#ports = ports;
  }

  static async open(): Promise<PageRun> {
    const folder = await mkdtemp(join(tmpdir(), 'socket-lab-page-'));
    const ports = new Map<string, string>();
    for (const port of written) ports.set(port, String(await freePort()));
    await mkdir(join(folder, 'bin'));
    const command = socketLabCommand.map((word) => `'${word}'`).join(' ');
    await writeFile(join(folder, 'bin', 'socket-lab'), `#!/bin/sh\nexec ${command} "$@"\n`);
    await chmod(join(folder, 'bin', 'socket-lab'), 0o755);
    return new PageRun(folder, ports);
  }

  /** Programs that still run are ended by `endPrograms`. */
  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Saves the files of a page, runs every command, and compares its output with the block after it. */
  async run(page: string): Promise<void> {
    let printed = '';
    for (const block of codeBlocks(page)) {
      if (block.savedAs !== undefined) await this.save(block.savedAs, block.code);
      if (block.language === 'sh') printed = await this.#runLines(block);
      else if (block.language === 'text' && printed !== '') {
        assert.equal(printed.trimEnd(), block.code.trimEnd(), `the output above line ${block.line}`);
        printed = '';
      }
    }
  }

  async save(name: string, code: string): Promise<void> {
    await writeFile(join(this.folder, name), this.#onFreePorts(code));
  }

  /** Starts a command and waits until it is ready. */
  async start(line: string): Promise<Program> {
    const place = /:\d+|unix:[\w./]+|\w+\.py/.exec(line)?.[0] ?? line;
    await this.#waiting.get(place)?.kill();
    const program = this.#shell(`exec ${line}`);
    this.#waiting.set(place, program);
    await (line.includes('--stdio') ? program.errorLine(/^listening /) : program.line(/./));
    return program;
  }

  /** Runs a command to its end; returns its output. */
  async #toItsEnd(line: string): Promise<string> {
    const program = this.#shell(line);
    program.endInput();
    const { code } = await program.ended;
    assert.equal(code, 0, `${line}\n${program.text}${program.errorText}`);
    return program.text;
  }

  async #runLines({ code }: CodeBlock): Promise<string> {
    let printed = '';
    for (const line of code.split('\n')) {
      if (line === '' || notHere.test(line)) continue;
      if (waits.test(line)) await this.start(line);
      else printed = await this.#toItsEnd(line);
    }
    return printed;
  }

  #shell(line: string): Program {
    const path = `${join(this.folder, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`;
    return new Program('bash', ['-o', 'pipefail', '-c', this.#onFreePorts(line)], {
      cwd: this.folder,
      env: { PATH: path, PYTHONUNBUFFERED: '1' },
    });
  }

  #onFreePorts(text: string): string {
    return text.replaceAll(/\b\d{4}\b/g, (digits) => this.#ports.get(digits) ?? digits);
  }
}
