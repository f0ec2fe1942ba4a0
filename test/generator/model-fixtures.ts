import assert from 'node:assert/strict';
import type { Api, Class, Func, Overload, TypeRef } from '../../scripts/generator/model/api.js';
import { buildApi } from '../../scripts/generator/model/build.js';
import { parseHeader } from '../../scripts/generator/parse/parser.js';

/** As much of core as the tests of the model mention. */
const core = `
namespace cv {
  typedef std::string String;
  class CV_EXPORTS Mat { };
  template<typename T> struct Ptr;
  template<typename T> class Point_ { };
  typedef Point_<int> Point2i;
  typedef Point_<float> Point2f;
  typedef Point2i Point;
  template<typename T, int n> class Vec { };
  typedef Vec<int, 4> Vec4i;
  class RNG { };
  class _InputArray { };
  class _OutputArray { };
  class _InputOutputArray { };
  typedef const _InputArray& InputArray;
  typedef InputArray InputArrayOfArrays;
  typedef const _OutputArray& OutputArray;
  typedef OutputArray OutputArrayOfArrays;
  typedef const _InputOutputArray& InputOutputArray;
}`;

/** The model of headers that hold just this text, of a module that is read after core. */
export function modelOf(source: string, module = 'x'): Api {
  const parse = (path: string, text: string) => parseHeader(path, text, new Map());
  return buildApi('4.6.0', [
    { name: 'core', headers: [parse('opencv2/core.hpp', core)] },
    { name: module, headers: [parse(`opencv2/${module}.hpp`, source)] },
  ]);
}

export function funcsOf(api: Api, namespace: string): Func[] {
  return api.namespaces.find((item) => item.cppName === namespace)?.functions ?? [];
}

export function classOf(api: Api, id: string): Class {
  const found = api.classes.find((item) => item.id === id);
  assert.ok(found, `no class ${id}`);
  return found;
}

/** The only overload of the only function of a declaration inside of `namespace cv`. */
export function overloadOf(declaration: string): Overload {
  const overloads = funcsOf(modelOf(`namespace cv { ${declaration} }`), 'cv').flatMap(
    (func) => func.overloads,
  );
  assert.equal(overloads.length, 1);
  return overloads[0]!;
}

export function show(type: TypeRef | undefined): string {
  if (!type) return 'void';
  const args = type.args.length > 0 ? `<${type.args.map(show).join(', ')}>` : '';
  return `${type.const ? 'const ' : ''}${type.name}${args}${type.pointer ? '*' : ''}${type.reference}`;
}

/** As cv2's docstrings have it: `(a, b[, c[, d]]) -> retval, c`. */
export function signature({ parameters, args, required, results }: Overload): string {
  const names = args.map((index) => parameters[index]!.name);
  const optional = names.slice(required);
  const list = names.slice(0, required).join(', ') + optional.map((name) => `[, ${name}`).join('');
  const outputs = results.map((index) => parameters[index]?.name ?? 'retval').join(', ');
  return `(${list}${']'.repeat(optional.length)}) -> ${outputs || 'None'}`;
}
