/** The open folders, and whether the user trusts them. */
export interface Workspace {
  /** The base of relative paths: the first folder, otherwise the user's home. It may change between calls. */
  baseFolder(): string;
  /** False while programs and files of the workspace must not be used without consent. */
  isTrusted(): boolean;
  /** Paths of the open folders; empty where the workspace is not trusted. */
  trustedFolders(): readonly string[];
}
