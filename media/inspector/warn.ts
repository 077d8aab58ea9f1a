/** For the console: a request failed that nobody waits for. */
export function warn(name: string): (error: unknown) => void {
  return (error) => {
    console.warn(`The request "${name}" failed.`, error);
  };
}
