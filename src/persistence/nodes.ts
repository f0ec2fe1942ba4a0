interface Node {
  items(): Node[];
}

/** The elements of a node: `for (const item of node)`. */
export function* nodes(this: Node): Generator<Node, void> {
  yield* this.items();
}
