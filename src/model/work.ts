/** Work done in slices, so that a long computation can yield: each `next` takes well under a millisecond. */
export type Work<Value = void> = Generator<undefined, Value>;

/** Does all of it at once. */
export function finish<Value>(work: Work<Value>): Value {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** Maps each item, one per slice. */
export function* mapping<Item, Made>(items: Iterable<Item>, make: (item: Item) => Made): Work<Made[]> {
  const made: Made[] = [];
  for (const item of items) {
    made.push(make(item));
    yield;
  }
  return made;
}

/** What is short enough for one slice. */
export function* inOneSlice<Value>(make: () => Value): Work<Value> {
  yield;
  return make();
}
