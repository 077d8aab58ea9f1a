import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, ElementContext, NodeResult, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** The global of axe-core. */
declare const axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const graves = new Set<string | null | undefined>(['serious', 'critical']);

export interface AccessOptions {
  /** A selector; the default is the whole page. */
  readonly within?: string;
  /** Rules of axe-core that do not apply. */
  readonly except?: readonly string[];
  /** Checks colours only, for a page already checked in another theme. */
  readonly colours?: boolean;
}

/**
 * The accessibility violations that axe-core finds on a page: only serious and critical ones, a line per element. It is
 * evaluated through the debugger, so that the page's content security policy needs no exception.
 */
export async function accessProblems(where: Page | Frame, options: AccessOptions = {}): Promise<string[]> {
  if (!(await where.evaluate(() => 'axe' in globalThis))) {
    await where.evaluate(`${await readFile(axeFile, 'utf8')}; undefined`);
  }
  const violations = await where.evaluate(async ({ within, except = [], colours = false }) => {
    // A part that is not shown has no violations.
    if (within !== undefined && document.querySelector(within) === null) return [];
    const results = await axe.run(within === undefined ? document : { include: [[within]] }, {
      iframes: false,
      ...(colours ? { runOnly: ['color-contrast'] } : {}),
      ...(colours ? {} : { rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])) }),
      resultTypes: ['violations'],
    });
    // A grid or tree has the focus itself and scrolls by keys; axe only checks the scrolling element.
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
