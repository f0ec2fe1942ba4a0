import type { Api, Enum, Overload, Parameter, TypeRef } from '../model/api.js';
import { callables } from './table.js';

const depths = ['8U', '8S', '16U', '16S', '32S', '32F', '64F', '16F'];
const channels = ['', 'C1', 'C2', 'C3', 'C4'];

/** The codes of element types: macros, which no parser of declarations sees, so cv2 adds them by hand too. */
const elementTypes: Enum = {
  scoped: false,
  constants: depths.flatMap((depth) =>
    channels.map((channel) => {
      const name = `CV_${depth}${channel}`;
      return { cppName: name, names: [name], doc: '' };
    }),
  ),
  module: 'core',
  header: 'opencv2/core/hal/interface.h',
  doc: '',
};

const plain = (name: string): TypeRef => ({ name, args: [], const: false, pointer: false, reference: '' });
const given = (name: string, type: TypeRef): Parameter => {
  return { name, type, direction: 'in', hidden: false, nullable: false };
};
const fileNode: TypeRef = { ...plain('cv::FileNode'), refersTo: { kind: 'class', id: 'cv_FileNode' } };

interface Addition {
  classId: string;
  name: string;
  cppName: string;
  parameters: Parameter[];
  returns?: TypeRef;
  doc: string;
}

/** What C++ has as operators and iterators, which nobody can wrap: functions of `native/persistence/`. */
const methods: readonly Addition[] = [
  {
    classId: 'cv_FileStorage',
    name: 'write',
    cppName: 'node_cv2::file::write',
    parameters: [given('name', plain('cv::String')), given('val', plain('node_cv2::FileValue'))],
    doc: `@brief Writes a value; a list or a plain object with all that is in it.
@param name Name of the written object. Inside a sequence, pass an empty string.
@param val Numbers, strings, booleans (as 1 and 0), Mats, lists and plain objects of those.`,
  },
  {
    classId: 'cv_FileNode',
    name: 'items',
    cppName: 'node_cv2::file::items',
    parameters: [],
    returns: { ...plain('std::vector'), args: [fileNode] },
    doc: `@brief Returns the elements of a sequence or mapping; \`for (const item of node)\` goes over them.
@returns The elements, each with its name in a mapping. A node of one value is its own only element.`,
  },
  {
    classId: 'cv_FileNode',
    name: 'value',
    cppName: 'node_cv2::file::value',
    parameters: [],
    returns: plain('node_cv2::FileValue'),
    doc: `@brief Returns all that is in the node as plain values.
@returns A number, a string, a Mat, an array or a plain object of those; undefined where there is nothing.`,
  },
];

/**
 * Limits of one call, beside those of `imageLimits`: a small file may hold an image that takes all memory. The precondition that
 * comes with them looks at them, and throws by itself (`native/image/limits.hpp`).
 */
const limits: readonly { parameter: Parameter; doc: string }[] = [
  {
    parameter: { ...given('maxPixels', plain('double')), default: 'node_cv2::Infinity', ours: true },
    doc: '@param maxPixels A CvError if an image has more pixels than that, before it is decoded. See imageLimits.',
  },
  {
    parameter: { ...given('maxBytes', plain('double')), default: 'node_cv2::Infinity', ours: true },
    doc: '@param maxBytes A CvError if all that is to be decoded takes more bytes than that.',
  },
];

/** `imread`, `imdecode`, `imreadmulti`, and what later versions have beside them: what they decode, their parameters say. */
function addLimits(overload: Overload): void {
  const has = (name: string): boolean => overload.parameters.some((parameter) => parameter.name === name);
  const source = ['filename', 'buf'].find(has);
  if (source === undefined) return;
  const flags = has('flags') ? 'flags_' : 'cv::IMREAD_UNCHANGED';
  const part = has('start') ? 'pagesFrom(start_, count_)' : has('range') ? 'range_' : 'cv::Range::all()';
  const pages = has('mats') ? `${part}, ` : '';
  const needs = `requireWithinLimits(${source}_, ${pages}${flags}, maxPixels_, maxBytes_)`;
  for (const { parameter, doc } of limits) {
    overload.args.push(overload.parameters.push({ ...parameter }) - 1);
    overload.doc += `\n${doc}`;
  }
  (overload.preconditions ??= []).push({ needs });
}

function addMethod(api: Api, { classId, name, cppName, parameters, returns, doc }: Addition): void {
  const owner = api.classes.find(({ id }) => id === classId);
  if (owner === undefined) return;
  const { module, header } = owner;
  const found = owner.methods.find((method) => method.name === name);
  const method = found ?? { name, overloads: [] };
  if (found === undefined) owner.methods.push(method);
  // Before OpenCV's own, which take a list of numbers for a Scalar.
  method.overloads.unshift({
    id: `${classId}_${name}_ours`,
    kind: 'method',
    cppName,
    classId,
    phantom: false,
    ours: true,
    module,
    header,
    line: 0,
    parameters,
    args: parameters.map((_, index) => index),
    required: parameters.length,
    results: returns === undefined ? [] : [-1],
    ...(returns === undefined ? {} : { returns }),
    doc,
  });
}

export function additions(api: Api): void {
  api.namespaces
    .find((namespace) => namespace.cppName === 'cv')
    ?.enums.unshift(structuredClone(elementTypes));
  for (const method of methods) addMethod(api, method);
  for (const { path, overloads } of callables(api, 'imgcodecs')) {
    if (/^im(read|decode)/.test(path)) overloads.forEach(addLimits);
  }
}
