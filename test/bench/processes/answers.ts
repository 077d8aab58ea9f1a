/** The other end of `BenchProcess`, in the process that is measured. */

/** What it was started with. */
export function job(): unknown {
  return JSON.parse(process.argv[2] ?? '{}');
}

/** Says that it is ready, answers questions one at a time, and ends when its parent hangs up. */
export function answer(
  ready: unknown,
  answers: Readonly<Record<string, (value: never) => unknown>> = {},
): void {
  process.on('disconnect', () => process.exit(0));
  process.on('message', (message) => void reply(message as { name: string; value: never }));
  process.send?.(ready);

  async function reply({ name, value }: { name: string; value: never }): Promise<void> {
    const give = answers[name];
    if (give === undefined) throw new Error(`No such question: ${name}`);
    process.send?.((await give(value)) ?? null);
  }
}
