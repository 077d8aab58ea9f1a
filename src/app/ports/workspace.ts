/** The folders that are open, and whether the user trusts what is in them. */
export interface Workspace {
  /** What relative paths are relative to: the first folder, else the user's home. It may change with each call. */
  baseFolder(): string;
  /** False while programs and files of the workspace must not be used without a question. */
  isTrusted(): boolean;
  /** Paths of the open folders; none where the workspace is not trusted. */
  trustedFolders(): readonly string[];
}
