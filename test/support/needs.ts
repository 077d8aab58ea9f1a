import { hasProgram } from './processes.ts';

/** A describe that needs another program; if it is missing, one skipped test says so. */
export function describeWith(program: string, title: string, tests: () => void): void {
  if (hasProgram(program)) {
    describe(title, tests);
  } else {
    describe(title, () => {
      it(`skipped: ${program} is not installed`, function () {
        this.skip();
      });
    });
  }
}
