import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, ElementContext, NodeResult, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** What axe-core puts on a page's window. */
declare const axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const graves = new Set<string | null | undefined>(['serious', 'critical']);

export interface AccessOptions {
  /** A selector; without it the whole page is looked at. */
  readonly within?: string;
  /** Rules of axe-core that do not hold here. */
  readonly except?: readonly string[];
  /** Looks at colours alone, for a page that was looked at in another theme. */
  readonly colours?: boolean;
}

/**
 * What axe-core holds against a page: only what it calls serious or critical, a line for each element. The browser evaluates it for us, so that the page's policy stays as it is.
 */
export async function accessProblems(where: Page | Frame, options: AccessOptions = {}): Promise<string[]> {
  if (!(await where.evaluate(() => 'axe' in globalThis))) {
    await where.evaluate(`${await readFile(axeFile, 'utf8')}; undefined`);
  }
  const violations = await where.evaluate(async ({ within, except = [], colours = false }) => {
    // A part that is not shown has no faults.
    if (within !== undefined && document.querySelector(within) === null) return [];
    const results = await axe.run(within === undefined ? document : { include: [[within]] }, {
      iframes: false,
      ...(colours ? { runOnly: ['color-contrast'] } : {}),
      ...(colours ? {} : { rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])) }),
      resultTypes: ['violations'],
    });
    // A grid or tree takes the focus itself and scrolls its rows by keys; axe looks only at what scrolls.
    const isKept = (target: unknown): boolean =>
      typeof target === 'string' &&
      document.querySelector(target)?.closest(':is([role=grid], [role=tree])[tabindex="0"]') !== null;
    return results.violations.flatMap(({ id, impact, nodes }) =>
      nodes
        .filter(({ target }) => id !== 'scrollable-region-focusable' || !isKept(target[0]))
        .map((node) => ({ id, impact, node })),
    );
  }, options);
  return violations
    .filter(({ impact }) => graves.has(impact))
    .map(({ id, impact, node }) => `${id} (${impact ?? ''}): ${described(node)}`);
}

function described({ target, html, any, all, none }: NodeResult): string {
  const reasons = [...any, ...all, ...none].map(({ message }) => message).join('; ');
  return `${target.join(' ')}: ${reasons}\n    ${html.slice(0, 200)}`;
}
