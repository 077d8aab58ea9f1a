/** User settings that leave the window to the extension: no welcome pages, no assistants, no updates. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'git.openRepositoryInParentFolders': 'never',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** For tests: without a question about trust, which would keep the extension from starting. */
export const testSettings: Readonly<Record<string, unknown>> = {
  ...quietSettings,
  // A theme of our own choice, whatever the browser prefers.
  'window.autoDetectColorScheme': false,
  'workbench.colorTheme': 'Dark Modern',
  'security.workspace.trust.enabled': false,
};

/** For tests: a server that looks for no extension gallery. */
export const testEnvironment: Readonly<NodeJS.ProcessEnv> = { EXTENSIONS_GALLERY: '{}' };
