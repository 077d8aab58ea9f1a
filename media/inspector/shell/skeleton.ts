import { element } from '../parts/elements.ts';

/** The page's fixed parts, in reading order. */
export function skeleton(root: HTMLElement) {
  const toolbar = element('header', 'toolbar', { role: 'toolbar', 'aria-label': 'Traffic' });
  const filter = element('div', 'filter');
  const tools = element('div', 'tools');
  const strip = element('section', 'strip', { 'aria-label': 'Sockets' });
  const body = element('main', 'body');
  const traffic = element('section', 'traffic', { 'aria-label': 'Traffic' });
  const gone = element('div', 'gone');
  const banner = element('div', 'banner', { role: 'status' });
  const rows = element('div', 'rows-area');
  const empty = element('div', 'empty-state');
  const paused = element('div', 'paused');
  const composer = element('footer', 'composer', { 'aria-label': 'Composer' });
  const repeat = element('section', 'repeat', { 'aria-label': 'Repeated sending' });
  const lost = element('div', 'lost', { role: 'alert' });
  lost.textContent = 'The extension host does not answer: what is shown here may be outdated.';
  lost.hidden = true;
  gone.hidden = true;
  repeat.hidden = true;
  const viewTools = element('span', 'view-tools');
  const filterCount = element('span', 'filter-count', { id: 'filter-count' });
  toolbar.append(filter, filterCount, tools, viewTools);
  traffic.append(lost, gone, banner, rows, paused);
  root.classList.add('page');
  // The icons' shapes are part of the HTML.
  root.replaceChildren(...root.querySelectorAll('.icon-shapes'), toolbar, strip, body, composer, repeat);
  return {
    toolbar,
    viewTools,
    filter,
    filterCount,
    tools,
    strip,
    body,
    traffic,
    lost,
    gone,
    banner,
    rows,
    empty,
    paused,
    composer,
    repeat,
  };
}

export type Skeleton = ReturnType<typeof skeleton>;
