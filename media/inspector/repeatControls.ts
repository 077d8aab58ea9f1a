/** The controls for sending repeatedly. */
import './repeatControls.css';
import { html, nothing, render } from 'lit';
import { live } from 'lit/directives/live.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { RepeatState } from '../../src/model/repeat.ts';
import { withoutScheme } from '../../src/address/formatAddress.ts';
import { readPeriod, readTimes } from '../../src/language/core/repeatPlan.ts';
import { repeatFigureTexts, repeatHeadText } from '../../src/language/core/repeatText.ts';
import { iconButton } from './iconButton.ts';
import { plainText } from './parts/plainText.ts';
import type { PageState, RepeatForm } from './state.ts';
import { textButton } from './textButton.ts';
import type { IconName } from './iconNames.ts';

export interface RepeatControlsOptions {
  readonly state: () => PageState;
  readonly form: (form: RepeatForm) => void;
  /** Why the draft cannot be sent. */
  readonly whyNot: (state: PageState) => string | undefined;
  readonly start: (plan: { readonly everyMs: number; readonly times?: number }) => void;
  readonly stop: (id: number) => void;
  /** Moves the focus from a removed element. */
  readonly leave: () => void;
}

/** A form for the interval and the count, and a list of repeats. */
export class RepeatControls {
  readonly root: HTMLElement;
  readonly #options: RepeatControlsOptions;
  readonly #every = createRef<HTMLInputElement>();
  #drawn: PageState | undefined;

  constructor(root: HTMLElement, options: RepeatControlsOptions) {
    this.root = root;
    this.#options = options;
  }

  update(state: PageState): void {
    const old = this.#drawn;
    if (old !== undefined && shownParts.every((part) => old[part] === state[part])) return;
    this.#drawn = state;
    const { repeats, repeatForm } = state;
    this.root.hidden = repeats.length === 0 && !repeatForm.open;
    render(
      html`${repeatForm.open ? this.#row(state) : nothing}
      ${
        repeats.length === 0
          ? nothing
          : html`<ul class="repeat-lines" aria-label="Sent repeatedly">
              ${repeat(
                repeats,
                ({ id }) => id,
                (one) => this.#line(one, repeats.length > 1),
              )}
            </ul>`
      }`,
      this.root,
    );
  }

  toggle(): void {
    const { repeatForm } = this.#options.state();
    this.#options.form({ ...repeatForm, open: !repeatForm.open });
    // It exists from the next frame on.
    if (!repeatForm.open)
      requestAnimationFrame(() => requestAnimationFrame(() => this.#every.value?.select()));
  }

  #row(state: PageState) {
    const { every, times } = state.repeatForm;
    const plan = planOf(state.repeatForm);
    const reason = plan.ok ? this.#options.whyNot(state) : plan.failure.message;
    const badEvery = !readPeriod(every).ok;
    const badTimes = !readTimes(times).ok;
    return html`<div
        id="repeat-row"
        class="repeat-row"
        role="group"
        aria-label="Send repeatedly"
        @keydown=${this.#onKey}
      >
        <label for="repeat-every">Every</label>
        <input
          ${ref(this.#every)}
          id="repeat-every"
          class="repeat-input every"
          spellcheck="false"
          title="200ms, 1s, 2m, 1h; 0 is as fast as possible"
          aria-invalid=${badEvery ? 'true' : 'false'}
          aria-describedby="repeat-problem"
          .value=${live(every)}
          @input=${(event: Event) => {
            this.#edit({ every: valueOf(event) });
          }}
        />
        <input
          id="repeat-times"
          class="repeat-input times"
          inputmode="numeric"
          placeholder="∞"
          title="How many times; empty: until it is stopped"
          aria-label="How many times, empty until it is stopped"
          aria-invalid=${badTimes ? 'true' : 'false'}
          aria-describedby="repeat-problem"
          .value=${live(times)}
          @input=${(event: Event) => {
            this.#edit({ times: valueOf(event) });
          }}
        />
        <label for="repeat-times">times</label>
        ${textButton('Start', this.#start, {
          className: 'repeat-start',
          isSecondary: true,
          isDisabled: reason !== undefined,
          title: reason ?? 'Send now, and then again and again',
        })}
      </div>
      <div id="repeat-problem" class="repeat-problem" role="status">
        ${plan.ok ? '' : plan.failure.message}
      </div>`;
  }

  #line(state: RepeatState, isOneOfSeveral: boolean) {
    const { id, what, ending } = state;
    const head = repeatHeadText(state, withoutScheme(plainText(state.label)));
    const figures = [...repeatFigureTexts(state), ...(isOneOfSeveral ? [what] : [])];
    const kind = ending?.kind ?? 'running';
    const act = (): void => {
      this.#options.stop(id);
      this.#options.leave();
    };
    return html`<li class="repeat-line ${kind}">
      <span class="codicon codicon-${icons[kind]}" aria-hidden="true"></span>
      <span class="repeat-words" title=${what}
        ><span role="status">${head}</span> ${figures.map(
          (figure) => html`<span class="repeat-figure">${figure}</span> `,
        )}</span
      >
      ${
        ending === undefined
          ? textButton('Stop', act, { className: 'repeat-stop', isSecondary: true, label: `Stop: ${head}` })
          : iconButton('close', `Dismiss: ${head}`, act, { title: 'Dismiss' })
      }
    </li>`;
  }

  #edit(changed: Partial<RepeatForm>): void {
    this.#options.form({ ...this.#options.state().repeatForm, ...changed });
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    if (event.key === 'Enter') this.#start();
    else if (event.key === 'Escape') {
      this.#edit({ open: false });
      this.#options.leave();
    } else return;
    event.preventDefault();
  };

  readonly #start = (): void => {
    const state = this.#options.state();
    const plan = planOf(state.repeatForm);
    if (plan.ok && this.#options.whyNot(state) === undefined) this.#options.start(plan.value);
  };
}

const shownParts = [
  'repeats',
  'repeatForm',
  'draft',
  'format',
  'lineEnding',
  'defaultLineEnding',
  'endpoints',
  'target',
  'targetLabel',
] as const satisfies readonly (keyof PageState)[];

const icons = {
  running: 'sync codicon-modifier-spin',
  done: 'check',
  stopped: 'debug-stop',
  closed: 'circle-slash',
  failed: 'error',
} as const satisfies Record<string, IconName | `${IconName} codicon-modifier-spin`>;

function planOf({ every, times }: RepeatForm) {
  const period = readPeriod(every);
  if (!period.ok) return period;
  const count = readTimes(times);
  if (!count.ok) return count;
  const plan = { everyMs: period.value, ...(count.value === undefined ? {} : { times: count.value }) };
  return { ok: true, value: plan } as const;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}
