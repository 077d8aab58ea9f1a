/** How to connect to a listener from a terminal. */
import { html, render } from 'lit/html.js';
import type { FirstStep } from './firstStep.ts';
import { iconButton } from '../parts/iconButton.ts';
import { plainText } from '../parts/plainText.ts';

type Connect = Extract<FirstStep, { kind: 'connect' }>;

/** Shows a command line for connecting to a listener, ready to copy. */
export class ConnectHint {
  readonly #root: HTMLElement;
  #step: Connect | undefined;
  /** The command that was copied last. */
  #copied: string | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  update(step: Connect): void {
    this.#step = step;
    const { address, command } = step;
    const copied = this.#copied === command;
    const label = copied ? 'Copied' : 'Copy the command';
    render(
      html`<p>Waiting for a client on <strong>${address}</strong>.</p>
        <p class="command-line">
          <code>${plainText(command)}</code>${iconButton(copied ? 'check' : 'copy', label, this.#copy)}
        </p>
        <p>Run it in a terminal, then type a line and press Enter: it appears here.</p>`,
      this.#root,
    );
  }

  readonly #copy = (): void => {
    const step = this.#step;
    if (step === undefined) return;
    navigator.clipboard.writeText(step.command).then(
      () => {
        this.#copied = step.command;
        if (this.#step === step) this.update(step);
      },
      () => {
        // Not permitted: select the line instead, to copy it with the keyboard.
        const line = this.#root.querySelector('code');
        if (line !== null) getSelection()?.selectAllChildren(line);
      },
    );
  };
}
