/** A listener's rules: as a list, and in an editor. */
import { pickQuickInput, quickInput, runCommand } from '../../support/host/quickInput.ts';
import type { Scene } from './scene.ts';

const rules = `# A small server
frames by length u16be
on connect reply "220 ready\\r\\n"
on line /^GET (\\S+)/i reply all "{{1}} {{peer}}\\n" after 200ms times 3 then close
on data starts hex"02 ?? 03" reply checksum("crc16-modbus", le){u8(17) "ok"} then end
on data /a+/ repl upper`;

export const rulesEditor: Scene = {
  name: 'rules-editor',
  show: async ({ page, world }) => {
    await runCommand(page, 'Socket Lab: Edit Responder Rules');
    await pickQuickInput(page, `tcp://127.0.0.1:${world.tcpPort}`);
    await page.locator('.editor-instance .view-line').first().click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(rules);
    await page.locator('.squiggly-error').first().waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.press('ControlOrMeta+i');
    await page.locator('.monaco-hover').getByText('Whenever bytes arrive').first().waitFor();
  },
  hide: async ({ page }) => {
    await page.keyboard.press('Escape');
    await runCommand(page, 'View: Revert and Close Editor');
  },
};

export const setResponder: Scene = {
  name: 'set-responder',
  show: async ({ page, world }) => {
    await runCommand(page, 'Socket Lab: Set Responder');
    await pickQuickInput(page, `tcp://127.0.0.1:${world.tcpPort}`);
    await pickQuickInput(page, 'Add Rule…');
    await quickInput(page).locator('[placeholder="When should it reply?"]').waitFor();
  },
};
