import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import { html, nothing, render } from 'lit';
import { live } from 'lit/directives/live.js';
import { createRef, ref } from 'lit/directives/ref.js';
import type { LineEnding, SendFormat, SendRequest } from '../../src/model/inspectorMessages.ts';
import { takesLineEnding } from '../../src/payload/outgoingBytes.ts';
import { failureWords, repeatToggle, savedButton } from './composerExtras.ts';
import { draftPreview } from './draftPreview.ts';
import { HistoryCursor } from './historyCursor.ts';
import { sendTargets } from './sendTargets.ts';
import type { PageState, Sent } from './state.ts';

export interface ComposerOptions {
  /** The state now: keys may come faster than frames. */
  readonly state: () => PageState;
  readonly draft: (text: string) => void;
  readonly format: (format: SendFormat) => void;
  readonly lineEnding: (lineEnding: LineEnding) => void;
  readonly target: (id: number) => void;
  readonly recall: (sent: Sent) => void;
  readonly send: (request: SendRequest) => void;
  readonly saved: (written: SendRequest) => void;
  readonly repeat: () => void;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

const formats: readonly Choice[] = [
  { value: 'text', label: 'Text' },
  { value: 'escapes', label: 'Escapes' },
  { value: 'hex', label: 'Hex' },
  { value: 'payload', label: 'Payload' },
];
const lineEndings: readonly Choice[] = [
  { value: 'none', label: 'No line end' },
  { value: 'lf', label: 'LF' },
  { value: 'crlf', label: 'CR LF' },
];

/** Where bytes are written and sent from. What will go out is said before it goes. */
export class Composer {
  readonly root: HTMLElement;
  readonly #options: ComposerOptions;
  readonly #area = createRef<HTMLTextAreaElement>();
  readonly #history = new HistoryCursor();
  #drawn: PageState | undefined;
  /** Option lists are handed over again only when they differ: an open list stays open. */
  readonly #lists = new Map<string, { readonly key: string; readonly options: readonly Choice[] }>();

  constructor(root: HTMLElement, options: ComposerOptions) {
    this.root = root;
    this.#options = options;
  }

  update(state: PageState): void {
    // Traffic changes the state many times a second; what is written changes seldom.
    const old = this.#drawn;
    const asDrawn = old !== undefined && shownParts.every((part) => old[part] === state[part]);
    if (asDrawn && this.#area.value?.value === state.draft) return;
    this.#drawn = state;
    const { draft, format, failure } = state;
    const targets = sendTargets(state.endpoints, state.target, state.targetLabel);
    const lineEnding = state.lineEnding ?? state.defaultLineEnding;
    const preview = draftPreview(draft, format, lineEnding);
    const reason = whyNot(state, targets.length, preview.kind);
    const list = targets.map(({ id, label }) => ({ value: String(id), label }));
    const bad = preview.kind === 'problem';
    render(
      html`
        <textarea
          ${ref(this.#area)}
          class="draft"
          rows="1"
          spellcheck="false"
          aria-label="Bytes to send"
          aria-describedby="draft-preview"
          aria-invalid=${bad ? 'true' : 'false'}
          placeholder=${placeholders[format]}
          .value=${live(draft)}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        ></textarea>
        <div id="draft-preview" class="draft-preview ${preview.kind}" aria-live="polite">
          ${
            preview.kind === 'problem'
              ? html`<span class="codicon codicon-error" aria-hidden="true"></span>
                  <button
                    class="problem-words"
                    type="button"
                    title="Select the part that is wrong"
                    @click=${() => {
                      this.#select(preview.start, preview.end);
                    }}
                  >
                    ${preview.words}
                  </button>`
              : html`<span class="preview-words" title=${preview.words}>${preview.words}</span>`
          }
        </div>
        ${
          failure === undefined
            ? nothing
            : html`<div class="failure" role="alert">
                <span class="codicon codicon-error" aria-hidden="true"></span>
                <span>${failureWords(failure)}</span>
              </div>`
        }
        <div class="composer-controls">
          ${this.#choices('format', 'Format', formats, format, (value) => {
            this.#options.format(value as SendFormat);
          })}
          ${
            takesLineEnding(format)
              ? this.#choices('ending', 'Line ending', lineEndings, lineEnding, (value) => {
                  this.#options.lineEnding(value as LineEnding);
                })
              : nothing
          }
          ${savedButton(() => {
            this.#options.saved(this.#draft());
          })}
          <span class="send-to"
            >${
              list.length === 0
                ? html`<span class="no-target">nothing open to send to</span>`
                : this.#choices(
                    'target',
                    'Send to',
                    list,
                    String(state.target ?? list[0]?.value ?? ''),
                    (value) => {
                      this.#options.target(Number(value));
                    },
                  )
            }
            <vscode-button
              class="send"
              ?disabled=${reason !== undefined}
              title=${reason ?? 'Send (Enter)'}
              @mousedown=${keepFocus}
              @click=${this.#send}
              >Send</vscode-button
            >${repeatToggle(state.repeatForm.open, this.#options.repeat)}</span
          >
        </div>
      `,
      this.root,
    );
    this.#fitHeight();
  }

  focus(): void {
    this.#area.value?.focus();
  }

  #choices(
    name: string,
    label: string,
    options: readonly Choice[],
    value: string,
    choose: (value: string) => void,
  ) {
    const key = JSON.stringify(options);
    let known = this.#lists.get(name);
    if (known?.key !== key) {
      known = { key, options: options.map((one) => ({ ...one })) };
      this.#lists.set(name, known);
    }
    return html`<vscode-single-select
      class="select ${name}"
      position="above"
      label=${label}
      title=${options.find((one) => one.value === value)?.label ?? label}
      .options=${known.options}
      .value=${value}
      @change=${(event: Event) => {
        const chosen = (event.target as unknown as { value: string }).value;
        if (chosen !== value) choose(chosen);
      }}
    ></vscode-single-select>`;
  }

  #select(start: number, end: number): void {
    this.focus();
    this.#area.value?.setSelectionRange(start, end);
  }

  readonly #onInput = (event: Event): void => {
    this.#history.reset();
    this.#options.draft((event.target as HTMLTextAreaElement).value);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    // Enter that ends an input method's composition is not ours.
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#send();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') this.#browse(event);
  };

  /** Upwards from the start of the text, or once the walk has begun; downwards from its end. Else the caret moves. */
  #browse(event: KeyboardEvent): void {
    const area = this.#area.value;
    const state = this.#options.state();
    if (area === undefined || area.selectionStart !== area.selectionEnd) return;
    const up = event.key === 'ArrowUp';
    if (up ? area.selectionStart !== 0 && this.#history.idle : area.selectionEnd !== area.value.length)
      return;
    const found = this.#history.step(up ? -1 : 1, state.history, { text: state.draft, format: state.format });
    if (found === undefined) return;
    event.preventDefault();
    this.#options.recall(found);
    requestAnimationFrame(() => {
      area.setSelectionRange(area.value.length, area.value.length);
    });
  }

  /** What Send would send now; undefined: nothing, for now. */
  written(): SendRequest | undefined {
    const written = this.#draft();
    const isSendable = written.to !== undefined && this.whyNot(this.#options.state()) === undefined;
    return isSendable ? written : undefined;
  }

  #draft(): SendRequest {
    const { draft: text, format, endpoints, target, lineEnding, defaultLineEnding } = this.#options.state();
    const to = target ?? sendTargets(endpoints)[0]?.id;
    return {
      ...(to === undefined ? {} : { to }),
      text,
      format,
      lineEnding: takesLineEnding(format) ? (lineEnding ?? defaultLineEnding) : 'none',
    };
  }

  /** Why what is written could not be sent now. */
  whyNot(state: PageState): string | undefined {
    const { draft, format, endpoints, target, targetLabel } = state;
    const preview = draftPreview(draft, format, state.lineEnding ?? state.defaultLineEnding);
    return whyNot(state, sendTargets(endpoints, target, targetLabel).length, preview.kind);
  }

  readonly #send = (): void => {
    const request = this.written();
    if (request === undefined) return;
    this.#history.reset();
    this.#options.send(request);
  };

  /** As high as the text, up to the limit of the style sheet. */
  #fitHeight(): void {
    const area = this.#area.value;
    if (area === undefined) return;
    const rows = String(Math.min(8, area.value.split('\n').length));
    if (area.getAttribute('rows') !== rows) area.setAttribute('rows', rows);
  }
}

/** What the composer shows of the state. */
const shownParts = [
  'draft',
  'format',
  'lineEnding',
  'defaultLineEnding',
  'endpoints',
  'target',
  'targetLabel',
  'sending',
  'failure',
  'repeatForm',
] as const satisfies readonly (keyof PageState)[];

const placeholders: Readonly<Record<SendFormat, string>> = {
  text: 'Text to send',
  escapes: 'Text with escapes to send',
  payload: 'Payload to send',
  hex: 'Hex digits to send',
};

function whyNot(
  state: PageState,
  targets: number,
  kind: 'bytes' | 'problem' | 'nothing',
): string | undefined {
  if (targets === 0) return 'Nothing is open to send to';
  if (kind === 'problem') return 'What is written has a problem';
  if (kind === 'nothing') return 'There is nothing to send yet';
  return state.sending ? 'Sending' : undefined;
}

/** A click on Send leaves the caret where it is. */
function keepFocus(event: Event): void {
  event.preventDefault();
}
