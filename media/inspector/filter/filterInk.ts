/** The filter's text in colours, over the input, whose own text is transparent. */
import { html, type TemplateResult } from 'lit/html.js';
import { guard } from 'lit/directives/guard.js';
import { filterSpans } from '../../../src/language/filter/filterSpans.ts';

/** Made anew only when the text changes. */
export function filterInk(text: string) {
  return guard([text], () => inked(text));
}

/** The text is written as it is: each character has to be over the input's own. */
function inked(text: string): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (const { kind, start, end } of filterSpans(text)) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(html`<span class="ink-${kind}">${text.slice(start, end)}</span>`);
    at = end;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}
