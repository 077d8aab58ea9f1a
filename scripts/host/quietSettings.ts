/** User settings for an undisturbed window: no welcome pages, no assistants, no updates. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'git.openRepositoryInParentFolders': 'never',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** For tests: without the workspace trust dialog, which would keep the extension from starting. */
export const testSettings: Readonly<Record<string, unknown>> = {
  ...quietSettings,
  // A fixed theme, independent of the browser's preference.
  'window.autoDetectColorScheme': false,
  'workbench.colorTheme': 'Dark Modern',
  'security.workspace.trust.enabled': false,
};

/** For tests: disables the server's extension gallery. */
export const testEnvironment: Readonly<NodeJS.ProcessEnv> = { EXTENSIONS_GALLERY: '{}' };
