import { basename } from 'node:path';
import type { TestResult } from '../../runner/results/testResult.ts';

/** What a test is called; a file without tests is one, and is called as the file is. */
export function testTitle({ title }: Pick<TestResult, 'title'>, path: string): string {
  return title ?? basename(path, '.sockets');
}
