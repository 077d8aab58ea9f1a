import './sash.css';
import { element } from '../parts/elements.ts';

export interface SashOptions {
  /** How wide the pane is now. */
  readonly widthPx: () => number;
  /** The user wants it so wide; undefined: as it was at first. */
  readonly resize: (widthPx: number | undefined) => void;
}

const stepPx = 20;

/** The border between the list and the pane at its right: it can be dragged, and moved by arrows; a double click resets it. */
export function sash({ widthPx, resize }: SashOptions): HTMLElement {
  const bar = element('div', 'sash', {
    role: 'separator',
    tabindex: '0',
    'aria-orientation': 'vertical',
    'aria-label': 'Width of the selected event',
    'aria-valuenow': '0',
  });
  const tell = (): void => {
    bar.setAttribute('aria-valuenow', String(Math.round(widthPx())));
  };
  let grip: { readonly x: number; readonly widthPx: number } | undefined;
  bar.addEventListener('focus', tell);
  bar.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    bar.setPointerCapture(event.pointerId);
    grip = { x: event.clientX, widthPx: widthPx() };
    bar.classList.add('active');
  });
  bar.addEventListener('pointermove', (event) => {
    if (grip !== undefined && event.clientX !== grip.x) resize(grip.widthPx + grip.x - event.clientX);
  });
  const release = (): void => {
    grip = undefined;
    bar.classList.remove('active');
    tell();
  };
  bar.addEventListener('pointerup', release);
  bar.addEventListener('pointercancel', release);
  bar.addEventListener('dblclick', () => {
    resize(undefined);
  });
  bar.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowLeft') resize(widthPx() + stepPx);
    else if (key === 'ArrowRight') resize(widthPx() - stepPx);
    else if (key === 'Enter') resize(undefined);
    else return;
    requestAnimationFrame(tell);
  });
  return bar;
}
