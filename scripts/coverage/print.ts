export function heading(text: string): void {
  console.log(`\n${text}\n`);
}

/** Columns as wide as what they hold; the first to the left, the others to the right. */
export function printTable(rows: readonly (readonly (string | number)[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => String(row[column]).length)),
  );
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? String(cell).padEnd(width) : String(cell).padStart(width);
    });
    console.log(`  ${cells.join('  ')}`);
  }
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Names under the reason that they share. */
export function printReasons(items: readonly { path: string; reason: string }[]): void {
  for (const [reason, group] of groupBy(items, (item) => item.reason)) {
    console.log(`  ${reason}:\n    ${[...new Set(group.map(({ path }) => path))].join(', ')}`);
  }
}
