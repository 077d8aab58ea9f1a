/** Started from VS Code's own terminal, a server must not take itself for a part of that window. */
export function outerFree(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isOuter = (name: string): boolean => name.startsWith('VSCODE_') || name === 'ELECTRON_RUN_AS_NODE';
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isOuter(name)));
}
