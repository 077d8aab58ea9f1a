/** Where lines of the log go, by severity. */
export interface LogChannel {
  trace(line: string): void;
  debug(line: string): void;
  info(line: string): void;
  warn(line: string): void;
  error(line: string, detail: string): void;
  /** Opens it for the user. */
  show(): void;
}
