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

interface Named {
  parameter: Parameter;
  doc: string;
}

/**
 * Limits of one call, beside those of `imageLimits`: a small file may hold an image that takes all memory. The precondition that
 * comes with them looks at them, and throws by itself (`native/image/limits.hpp`).
 */
const limits: readonly Named[] = [
  {
    parameter: { ...given('maxPixels', plain('double')), default: 'node_cv2::Infinity', ours: true },
    doc: '@param maxPixels A CvError if an image has more pixels than that, before it is decoded. See imageLimits.',
  },
  {
    parameter: { ...given('maxBytes', plain('double')), default: 'node_cv2::Infinity', ours: true },
    doc: '@param maxBytes A CvError if all that is to be decoded takes more bytes than that.',
  },
];

/** `native/image/decode.hpp` */
const fit: Named = {
  parameter: { ...given('fit', plain('node_cv2::Fit')), default: '{}' },
  doc: `@param fit The result is the largest image of the same proportions, as upright as without it, that is no wider and no
higher than this, and no larger than the picture itself; \`Infinity\` limits nothing. The side that decides is exact, the other
one is rounded. JPEG files, but for CMYK ones, are decoded no larger than needed: at an eighth, a quarter, a half or all of their
size. The rest is done as by \`resize\` with \`INTER_AREA\`. \`flags\` mean what they mean otherwise; IMREAD_REDUCED ones are
refused.`,
};

const perhaps = (name: string, type: string, doc: string): Named => {
  const parameter = given(name, { ...plain('std::optional'), args: [plain(type)] });
  return { parameter: { ...parameter, default: '{}' }, doc: `@param ${name} ${doc}` };
};

/** `native/image/encode.hpp`, which has the table of formats. */
const encoding: readonly Named[] = [
  perhaps(
    'quality',
    'int',
    'JPEG (0 to 100, 95 otherwise), WebP (1 to 100, lossless otherwise), AVIF (0 to 100).',
  ),
  perhaps('progressive', 'bool', 'JPEG: the whole picture comes soon, its details later.'),
  perhaps('optimizeCoding', 'bool', 'JPEG: a smaller file of the same pixels, which takes longer.'),
  perhaps(
    'chromaSubsampling',
    'node_cv2::ChromaSubsampling',
    "JPEG: '4:4:4' keeps the colour of each pixel; '4:2:0' otherwise. Not together with `params`.",
  ),
  perhaps('lossless', 'bool', 'WebP. If false, of quality 100 unless that is said too.'),
  perhaps('compressionLevel', 'int', 'PNG: from 0, fast, to 9, small.'),
];

function addParameters(overload: Overload, added: readonly Named[]): void {
  for (const { parameter, doc } of added) {
    overload.args.push(overload.parameters.push({ ...parameter, byName: true }) - 1);
    overload.doc += `\n${doc}`;
  }
}

/** A function of ours by the same name, with these behind, is called instead. */
function addOptions(overload: Overload, added: readonly Named[]): void {
  addParameters(overload, added);
  overload.instead = overload.cppName.replace(/^cv::/, 'node_cv2::image::');
}

/** `imread`, `imdecode`, `imreadmulti`, and what later versions have beside them: what they decode, their parameters say. */
function addLimits(overload: Overload): void {
  const has = (name: string): boolean => overload.parameters.some((parameter) => parameter.name === name);
  const source = ['filename', 'buf'].find(has);
  if (source === undefined) return;
  const flags = has('flags') ? 'flags_' : 'cv::IMREAD_UNCHANGED';
  const part = has('start') ? 'pagesFrom(start_, count_)' : has('range') ? 'range_' : 'cv::Range::all()';
  const pages = has('mats') ? `${part}, ` : '';
  const box = has('fit') ? ', fit_' : '';
  const needs = `requireWithinLimits(${source}_, ${pages}${flags}, maxPixels_, maxBytes_${box})`;
  addParameters(overload, limits);
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
    for (const overload of overloads) {
      if (/^im(read|decode)$/.test(path)) addOptions(overload, [fit]);
      if (/^im(write|encode)$/.test(path)) addOptions(overload, encoding);
      if (/^im(read|decode)/.test(path)) addLimits(overload);
    }
  }
}
