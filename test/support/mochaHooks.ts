/** Root hooks, which Mocha loads before any test file. */
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadExpressions } from '../../src/engine/expressions/expressionEngine.ts';
import { endAll } from './atEnd.ts';
import { holdBrowser } from './host/sharedBrowser.ts';
import { keepFailure } from './keepFailure.ts';
import { openWindows } from './openWindows.ts';

const authority = join(tmpdir(), `socket-lab-authority-${process.pid}`);
let release: (() => Promise<void>) | undefined;

export const mochaHooks = {
  /** Keeps one browser for all windows of the run. */
  async beforeAll(): Promise<void> {
    // Like every front end before it parses rules, filters or experiments.
    await loadExpressions();
    // The command keeps its certificate authority among the user's own files.
    process.env['SOCKET_LAB_AUTHORITY'] = authority;
    release = holdBrowser();
  },
  async afterEach(this: Mocha.Context): Promise<void> {
    const test = this.currentTest;
    if (test?.state === 'failed') await keepFailure(test.fullTitle(), openWindows);
  },
  async afterAll(): Promise<void> {
    await release?.();
    await endAll();
    await rm(authority, { recursive: true, force: true });
  },
};
