/** The composer's menu: what is rarely needed, and the choices for which the page has no room. */
import { takesLineEnding } from '../../../src/language/payload/outgoingBytes.ts';
import type { LineEnding, SendFormat } from '../../../src/model/draft.ts';
import { Menu, type MenuEntry } from '../parts/menu.ts';
import type { ViewContext } from '../state/viewContext.ts';
import { formats, lineEndings } from './composerWords.ts';
import { targetOf } from './sendTargets.ts';

export interface ComposerMenuOptions extends Pick<ViewContext, 'state' | 'dispatch'> {
  readonly edit: () => void;
  readonly savedPayloads: () => void;
}

/** As in `composerLayouts.css`: below this height the composer is one line. */
const lowPage = '(max-height: 449px)';
/** As there: below this width a missing target takes the choices' place. */
const narrowPage = '(max-width: 359px)';

export class ComposerMenu extends Menu {
  constructor(options: ComposerMenuOptions) {
    super('Composer', () => groupsOf(options));
  }
}

function groupsOf({ state, dispatch, edit, savedPayloads }: ComposerMenuOptions): MenuEntry[][] {
  const now = state();
  const { format, lineEnding, defaultLineEnding, repeatForm } = now;
  const rare: MenuEntry[] = [
    { role: 'menuitem', label: 'Edit in Editor', chosen: edit },
    { role: 'menuitem', label: 'Saved Payloads…', chosen: savedPayloads },
    {
      role: 'menuitemcheckbox',
      label: 'Send Repeatedly',
      isOn: repeatForm.open,
      chosen: () => {
        dispatch({ type: 'repeatForm', form: { ...repeatForm, open: !repeatForm.open } });
      },
    },
  ];
  const hasRoom = targetOf(now) !== undefined || !matchMedia(narrowPage).matches;
  if (hasRoom && !matchMedia(lowPage).matches) return [rare];
  const ending = lineEnding ?? defaultLineEnding;
  return [
    rare,
    radios(formats, format, (value) => {
      dispatch({ type: 'format', format: value as SendFormat });
    }),
    ...(takesLineEnding(format)
      ? [
          radios(lineEndings, ending, (value) => {
            dispatch({ type: 'lineEnding', lineEnding: value as LineEnding });
          }),
        ]
      : []),
  ];
}

function radios(
  options: readonly { readonly value: string; readonly label: string }[],
  chosen: string,
  choose: (value: string) => void,
): MenuEntry[] {
  return options.map(({ value, label }) => ({
    role: 'menuitemradio',
    label,
    isOn: value === chosen,
    chosen: () => {
      choose(value);
    },
  }));
}
