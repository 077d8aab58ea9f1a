import type { Workbench } from './openWorkbench.ts';

/** One theme of each of VS Code's four kinds. */
export const themeNames = {
  dark: { name: 'Dark Modern', marker: 'vs-dark' },
  light: { name: 'Light Modern', marker: 'vs' },
  highContrastDark: { name: 'Default High Contrast', marker: 'hc-black' },
  highContrastLight: { name: 'Default High Contrast Light', marker: 'hc-light' },
} as const;

const attempts = 10;

/** Switches the window to a theme of this kind and waits until it is applied. */
export async function useTheme(workbench: Workbench, kind: keyof typeof themeNames): Promise<void> {
  const { name, marker } = themeNames[kind];
  const shown = workbench.page.locator(`.monaco-workbench.${marker}`);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    // A new window does not watch its settings file yet, so the change may have to be written again.
    await workbench.changeSettings({ 'workbench.colorTheme': name });
    const seen = await shown.waitFor({ timeout: 2000 }).then(
      () => true,
      () => false,
    );
    if (seen) return;
  }
  throw new Error(`The window did not take the theme ${name}.`);
}
