let title: string | undefined;

/** The reporter's: a hook has failed, after which Mocha calls none that could take a picture. */
export function hookHasFailed(fullTitle: string): void {
  title = fullTitle;
}

/** The title of a hook that has failed since this was asked last: for who closes what it has left open. */
export function takeFailedHook(): string | undefined {
  const failed = title;
  title = undefined;
  return failed;
}
