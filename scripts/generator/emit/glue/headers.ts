import type { ApiIndex } from '../../arguments/kind.js';
import type { Api, Class } from '../../model/api.js';
import { unguardedHeaders } from '../../refine/headers.js';

/** `opencv.hpp`: the headers that declare what is bound. */
export function opencvHeader(api: Api, classes: Class[]): string {
  const needed = new Set<string>(['opencv2/core.hpp']);
  for (const namespace of api.namespaces) {
    for (const { overloads } of namespace.functions) for (const { header } of overloads) needed.add(header);
    for (const item of namespace.enums) needed.add(item.header);
  }
  for (const item of classes) needed.add(item.header);
  const ordered = [...new Set(api.modules.flatMap((module) => module.headers))].filter(
    (header) => needed.has(header) && !unguardedHeaders.has(header),
  );
  return ['#pragma once', ...ordered.map((header) => `#include <${header}>`), ''].join('\n');
}

/** `classes.hpp`: for every wrapped class its descriptor and its converters. */
export function classesHeader(api: Api, classes: Class[], index: ApiIndex): string {
  const lines = classes.flatMap((item) => [
    `extern const Class ${item.id};`,
    `template <> struct ClassOf<${item.cppName}> { static const Class& get() { return ${item.id}; } };`,
    ...(item.holder === 'value'
      ? [`template <> struct Value<${item.cppName}> : CopiedObject<${item.cppName}> {};`]
      : []),
  ]);
  for (const item of api.classes) {
    if (item.holder !== 'map' || index.classes.get(item.id)?.skip !== undefined) continue;
    const visits = item.properties.map(({ name }, at) => `visit(${at}, "${name}", v.${name})`).join(' && ');
    lines.push(
      `template <> struct Fields<${item.cppName}> { template <class V, class F> static bool each(V& v, F visit) { return ${visits}; } };`,
      `template <> struct Value<${item.cppName}> : PlainObject<${item.cppName}> {};`,
    );
  }
  return `#pragma once\n#include "generated/opencv.hpp"\n#include "call/glue.hpp"\n\nnamespace node_cv2 {\n${lines.join('\n')}\n}\n`;
}
