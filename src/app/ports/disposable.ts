/** Returned by whatever opens or subscribes. VS Code's own disposables have the same shape. */
export interface Disposable {
  dispose(): void;
}
