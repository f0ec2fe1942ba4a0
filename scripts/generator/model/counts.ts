import type { Declaration } from '../parse/declarations.js';
import type { DeclarationCounts } from './api.js';

export function emptyCounts(): DeclarationCounts {
  return {
    functions: 0,
    classes: 0,
    methods: 0,
    statics: 0,
    constructors: 0,
    properties: 0,
    enums: 0,
    constants: 0,
  };
}

/** Adds what `declarations` hold to `counts`, before any rule of the binding. `className` is '' outside of wrapped classes. */
export function countDeclarations(
  declarations: readonly Declaration[],
  counts: DeclarationCounts,
  className = '',
): void {
  for (const declaration of declarations) {
    switch (declaration.kind) {
      case 'namespace':
        countDeclarations(declaration.members, counts);
        break;
      case 'class':
        if (declaration.wrapped) counts.classes++;
        countDeclarations(declaration.members, counts, declaration.wrapped ? declaration.name : '');
        break;
      case 'enum':
        counts.enums++;
        counts.constants += declaration.constants.length;
        break;
      case 'function':
        if (className === '') counts.functions++;
        else if (declaration.name === className) counts.constructors++;
        else if (declaration.static) counts.statics++;
        else counts.methods++;
        break;
      case 'field':
        counts.properties++;
        break;
    }
  }
}
