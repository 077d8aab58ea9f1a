/** The environment without VS Code's variables: a server started from VS Code's terminal must not join that window. */
export function outerFree(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isOuter = (name: string): boolean => name.startsWith('VSCODE_') || name === 'ELECTRON_RUN_AS_NODE';
  return Object.fromEntries(Object.entries(env).filter(([name]) => !isOuter(name)));
}
