/** The sash between the list and the detail pane. */
import './sash.css';
import { element } from '../parts/elements.ts';

export interface SashOptions {
  /** The current width of the pane. */
  readonly widthPx: () => number;
  /** The user has chosen a width; undefined: the default. */
  readonly resize: (widthPx: number | undefined) => void;
}

const stepPx = 20;

/** It is dragged, or moved with the arrow keys; a double click resets it. */
export function sash({ widthPx, resize }: SashOptions): HTMLElement {
  const bar = element('div', 'sash', {
    role: 'separator',
    tabindex: '0',
    'aria-orientation': 'vertical',
    'aria-label': 'Width of the selected event',
    'aria-valuenow': '0',
  });
  const updateValue = (): void => {
    bar.setAttribute('aria-valuenow', String(Math.round(widthPx())));
  };
  let grip: { readonly x: number; readonly widthPx: number } | undefined;
  bar.addEventListener('focus', updateValue);
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
    updateValue();
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
    requestAnimationFrame(updateValue);
  });
  return bar;
}
