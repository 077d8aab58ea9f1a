import type { CaptureView } from '../../capture/views/captureView.ts';
import type { SendTarget } from '../targets/sendTarget.ts';

/**
 * Where one page sends to: what is looked at, where it can be and unless another was picked; otherwise the target
 * of the window.
 */
export class PageTarget {
  readonly #target: SendTarget;
  readonly #view: CaptureView;
  /** By the user, here; it holds until something else is looked at. */
  #isPicked = false;

  constructor(target: SendTarget, view: CaptureView) {
    this.#target = target;
    this.#view = view;
  }

  get current(): number | undefined {
    const { id } = this.#view.scope;
    return !this.#isPicked && id !== undefined && this.#target.canSend(id) ? id : this.#target.current();
  }

  /** What is looked at. */
  get title(): string {
    const { id } = this.#view.scope;
    return id === undefined ? 'All Traffic' : this.#target.labelOf(id);
  }

  pick(id: number): void {
    this.#isPicked = true;
    this.#target.choose(id);
  }

  forget(): void {
    this.#isPicked = false;
  }
}
