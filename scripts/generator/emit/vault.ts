import { plainFormula } from './formula.js';

/** Text that no other rule may touch, stood for by private-use characters while the rules run. */
export class Vault {
  private readonly kept: string[] = [];

  keep(text: string): string {
    this.kept.push(text);
    return `\uE000${this.kept.length - 1}\uE001`;
  }

  /** Lines that are kept take the indent of the place where they stood. */
  restore(text: string): string {
    const restored = text.replace(/(^ *)?\uE000(\d+)\uE001/gm, (_, indent = '', index: string) => {
      return `${indent}${this.kept[Number(index)]!.replace(/\n(?=.)/g, `\n${indent}`)}`;
    });
    return restored === text ? text : this.restore(restored);
  }

  /** Code, formulas and code spans leave the text before its own rules see it. */
  protect(source: string): string {
    return source
      .replace(
        /^([ \t]*)[@\\](?:code|verbatim)(?:\{\.?(\w+)\})?[ \t]*\n?([\s\S]*?)[@\\]end(?:code|verbatim)/gm,
        (_, indent: string, language: string | undefined, body: string) =>
          indent + this.keep(fence(language ?? 'cpp', dedent(trimBlankLines(body).split('\n')))),
      )
      .replace(
        /^([ \t]*)```(.*)\n([\s\S]*?)```/gm,
        (_, indent: string, language: string, body: string) =>
          indent + this.keep(fence(language, dedent(trimBlankLines(body).split('\n')))),
      )
      .replace(/[@\\]f\$([\s\S]*?)[@\\]f\$/g, (_, tex: string) => this.formula(tex))
      .replace(
        /[@\\]f(?:\[([\s\S]*?)[@\\]f\]|\{[\w*]+\}\{?([\s\S]*?)[@\\]f\})[ \t]*[.,;]?[ \t]*(?:(?=(.))|$)/gm,
        (_, ...found: [tex?: string, inEnvironment?: string, next?: string, at?: number, all?: string]) => {
          const [tex, inEnvironment, next, at = 0, all = ''] = found;
          return this.displayed(lineBefore(all, at), tex ?? inEnvironment ?? '', next !== undefined);
        },
      )
      .replace(/\\`/g, '`')
      .replace(/`[^`\n]+(?:\n[^`\n]+)?`/g, (span) => this.keep(span));
  }

  private formula(tex: string): string {
    return this.keep(`\`${plainFormula(tex).replace(/\n/g, '; ')}\``);
  }

  /** A formula on lines of its own, at the depth of its line; the sign that ends its sentence goes with it. */
  private displayed(before: string, tex: string, goesOn: boolean): string {
    const indent = ' '.repeat(/^\s*(?:[-*+]\s+|\d+\.\s+)?/.exec(before)![0].length);
    const formula = this.keep(fence('text', plainFormula(tex).split('\n')));
    return `${before.trim() === '' ? '' : `\n${indent}`}${formula}${goesOn ? `\n${indent}` : ''}`;
  }
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}

function fence(language: string, lines: string[]): string {
  return [`\`\`\`${language}`, ...lines, '```'].join('\n');
}

export function dedent(lines: string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)![0].length);
  const shared = Math.min(...indents, 80);
  return lines.map((line) => line.slice(shared).trimEnd());
}

export function trimBlankLines(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
}
