const command = /[@\\](?:(addtogroup|defgroup|weakgroup)\s+(\w+)|(name|cond|endcond)\b)|@([{}])/g;

/**
 * Doxygen's groups, each a page of OpenCV's documentation: what stands between `@addtogroup imgproc_filter @{`
 * and `@}` is on that page.
 */
export class Groups {
  private readonly open: (string | undefined)[] = [];
  private named: string | undefined;
  private hidden = false;

  /** Empty where `@cond` has Doxygen look away. */
  get current(): string | undefined {
    return this.hidden ? '' : this.open.at(-1);
  }

  /** Takes a comment of the header, in their order. */
  read(comment: string): void {
    for (const [, , group, word, brace] of comment.matchAll(command)) {
      if (word === 'cond' || word === 'endcond') this.hidden = word === 'cond';
      // `@name` heads a few members within the page.
      else if (word !== undefined) this.named = this.open.at(-1);
      else if (group !== undefined) this.named = group;
      else if (brace === '}') this.open.pop();
      else {
        this.open.push(this.named ?? this.open.at(-1));
        this.named = undefined;
      }
    }
  }
}
