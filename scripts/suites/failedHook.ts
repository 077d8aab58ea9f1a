/** Remembers a failed hook, after which Mocha calls no further hook that could take a screenshot. */

let title: string | undefined;

/** Called by the reporter when a hook has failed. */
export function hookHasFailed(fullTitle: string): void {
  title = fullTitle;
}

/** Returns and clears the title of a failed hook, for the code that cleans up after it. */
export function takeFailedHook(): string | undefined {
  const failed = title;
  title = undefined;
  return failed;
}
