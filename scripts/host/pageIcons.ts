/** The page's icons as SVG and CSS. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutDir } from './checkout.ts';

const set = join(checkoutDir, 'node_modules', '@vscode', 'codicons');

/**
 * Clip paths for the page's HTML, and the style rules that use them. They need neither a font nor an image, so that the
 * page's content security policy can forbid both. `names`: names of codicons.
 */
export function pageIcons(names: readonly string[]): { readonly svg: string; readonly css: string } {
  const sheet = readFileSync(join(set, 'dist', 'codicon.css'), 'utf8');
  const clips = names.map((name) => clipPath(name, svgOf(name, sheet)));
  const rules = names.map((name) => `.codicon-${name}::before{clip-path:url(#codicon-${name})}`);
  return {
    svg: `<svg width="0" height="0" aria-hidden="true" class="icon-shapes"><defs>${clips.join('')}</defs></svg>`,
    css: rules.join('\n'),
  };
}

/** Several names may share an icon; only one of them has the file. */
function svgOf(name: string, sheet: string): string {
  const code = codeOf(name, sheet);
  const aliases = [...sheet.matchAll(/\.codicon-([a-z0-9-]+):before \{ content: ("[^"]+")/g)]
    .filter(([, , other]) => other === code)
    .map(([, alias = '']) => alias);
  const file = [name, ...aliases]
    .map((one) => join(set, 'src', 'icons', `${one}.svg`))
    .find((one) => existsSync(one));
  if (file === undefined) throw new Error(`VS Code's icons have none that is called ${name}.`);
  return readFileSync(file, 'utf8');
}

function codeOf(name: string, sheet: string): string | undefined {
  return new RegExp(`\\.codicon-${name}:before \\{ content: ("[^"]+")`).exec(sheet)?.[1];
}

/** Scaled by 1/16, to a unit box. */
function clipPath(name: string, svg: string): string {
  if (!svg.includes('viewBox="0 0 16 16"')) throw new Error(`The icon ${name} is not 16 by 16.`);
  const paths = [...svg.matchAll(/<path ([^>]*)\/>/g)].map(([, attributes = '']) => {
    const shape = / ?\bd="([^"]+)"/.exec(attributes)?.[1] ?? '';
    // Adjacent numbers without separators could not be distinguished after rounding.
    if (/\d\.\d+\.\d|[^\d]\.\d/.test(shape)) throw new Error(`The icon ${name} is written too short.`);
    // A hundredth of a pixel is invisible.
    const short = shape.replaceAll(/\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100));
    const rule = attributes.includes('fill-rule="evenodd"') ? ' clip-rule="evenodd"' : '';
    return `<path${rule} transform="scale(.0625)" d="${short}"/>`;
  });
  if (paths.length === 0) throw new Error(`The icon ${name} has no path.`);
  return `<clipPath id="codicon-${name}" clipPathUnits="objectBoundingBox">${paths.join('')}</clipPath>`;
}
