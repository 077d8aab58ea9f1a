/** Whatever opens or subscribes returns one of these. VS Code's own disposables have the same shape. */
export interface Disposable {
  dispose(): void;
}
