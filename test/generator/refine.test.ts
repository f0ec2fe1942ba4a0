import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Overload } from '../../scripts/generator/model/api.js';
import { exclude } from '../../scripts/generator/refine/exclude.js';
import { additions } from '../../scripts/generator/refine/additions.js';
import { idioms } from '../../scripts/generator/refine/idioms.js';
import { keeps } from '../../scripts/generator/refine/keeps.js';
import { noAsync } from '../../scripts/generator/refine/noasync.js';
import { nullable } from '../../scripts/generator/refine/nullable.js';
import { preconditions } from '../../scripts/generator/refine/preconditions.js';
import { remembers } from '../../scripts/generator/refine/remembers.js';
import { matches } from '../../scripts/generator/refine/table.js';
import { classOf, funcsOf, modelOf } from './model-fixtures.js';

const sample = () =>
  modelOf(`namespace cv {
    CV_EXPORTS_W Mat load(const String& name);
    CV_EXPORTS_W Mat loadAll(const String& name);
    enum { GOOD = 1, CV__END = 2 };
    namespace ml { class CV_EXPORTS_W SVM { public: CV_WRAP void train(InputArray a, InputArray mask); CV_WRAP static Ptr<SVM> create(); }; }
  }`);

test('a star stands for any text, everything else for itself', () => {
  assert.ok(matches('ml.*', 'ml.SVM.train'));
  assert.ok(matches('*Coeffs*', 'distCoeffs1'));
  assert.ok(!matches('ml.SVM', 'ml.SVM.train'));
  assert.ok(!matches('m.', 'ml'));
  assert.ok(!matches('m.*', 'ml.SVM'));
});

test('exclude: the reason, on functions, methods and constants; all stays in the model', () => {
  const api = sample();
  exclude(api, [
    { module: 'x', callable: 'ml.SVM.train', reason: 'why' },
    { module: 'x', constant: 'CV__*', reason: 'internal' },
  ]);
  assert.equal(classOf(api, 'cv_ml_SVM').methods[0]?.overloads[0]?.skip, 'why');
  assert.equal(funcsOf(api, 'cv')[0]?.overloads[0]?.skip, undefined);
  const constants = api.namespaces.find((item) => item.cppName === 'cv')?.enums[0]?.constants;
  assert.deepEqual(
    constants?.map((constant) => constant.skip),
    [undefined, 'internal'],
  );
});

test('exclude: only the overloads that have the parameter', () => {
  const api = modelOf(`namespace cv {
    CV_EXPORTS_W void load(const String& name, OutputArray points);
    CV_EXPORTS_W void load(const String& name);
  }`);
  exclude(api, [{ module: 'x', callable: 'load', parameter: 'points', reason: 'why' }]);
  assert.deepEqual(
    funcsOf(api, 'cv')[0]?.overloads.map(({ skip }) => skip),
    ['why', undefined],
  );
});

test('remembers: of the receiver, or of what is given', () => {
  const api = sample();
  remembers(api, [
    { module: 'x', callable: 'ml.SVM.*', number: '1', meaning: 'trained' },
    { module: 'x', callable: 'ml.SVM.create', of: 'return_', number: '2', meaning: 'made' },
  ]);
  const { methods, statics } = classOf(api, 'cv_ml_SVM');
  assert.deepEqual(methods[0]?.overloads[0]?.remembers, { of: 'this_', number: '1' });
  assert.deepEqual(statics[0]?.overloads[0]?.remembers, { of: 'return_', number: '2' });
});

test('keeps: the parameter of the constructor', () => {
  const api = modelOf(`namespace cv {
    class CV_EXPORTS_W Pen { public: CV_WRAP Pen(); };
    class CV_EXPORTS_W Hand { public: CV_WRAP Hand(Ptr<Pen> pen); CV_WRAP Hand(); };
  }`);
  keeps(api, [{ module: 'x', callable: 'new Hand', parameter: 'pen' }]);
  assert.deepEqual(
    classOf(api, 'cv_Hand').constructors.map((one) => one.keeps),
    ['pen', undefined],
  );
});

test('nullable: the named parameter and no other', () => {
  const api = sample();
  nullable(api, [{ module: 'x', callable: 'ml.*', parameter: 'mask' }]);
  assert.deepEqual(
    classOf(api, 'cv_ml_SVM').methods[0]?.overloads[0]?.parameters.map((parameter) => parameter.nullable),
    [false, true],
  );
});

test('idioms and noasync', () => {
  const api = sample();
  idioms(api, [{ module: 'x', callable: 'load', idiom: 'throwIfEmpty' }]);
  noAsync(api, [{ module: 'x', callable: 'load*', reason: 'window' }]);
  assert.deepEqual(
    funcsOf(api, 'cv').map(({ overloads, noAsync: reason }) => [overloads[0]?.idiom, reason]),
    [
      ['throwIfEmpty', 'window'],
      [undefined, 'window'],
    ],
  );
});

test('preconditions: on the overloads that have what the condition names, constructors by their class', () => {
  const api = modelOf(`namespace cv {
    CV_EXPORTS_W void fill(Mat image, int value);
    CV_EXPORTS_W void fill(Mat image);
    class CV_EXPORTS_W Pen { public: CV_WRAP Pen(int width); CV_WRAP void draw(int width); CV_WRAP static void rest(); };
  }`);
  const row = { module: 'x', says: 'too small', reason: 'why' };
  preconditions(api, [
    { ...row, callable: 'fill', needs: 'image_.rows > value_' },
    { ...row, callable: 'new Pen', needs: 'width_ > 0' },
    { ...row, callable: 'Pen.*', needs: 'isDry(*this_)' },
  ]);
  const needs = (overloads: readonly Overload[] = []): unknown[] =>
    overloads.map(({ preconditions: found }) => found?.map((one) => one.needs));
  const pen = classOf(api, 'cv_Pen');
  assert.deepEqual(needs(funcsOf(api, 'cv')[0]?.overloads), [['image_.rows > value_'], undefined]);
  assert.deepEqual(needs(pen.constructors), [['width_ > 0']]);
  assert.deepEqual(needs(pen.methods[0]?.overloads), [['isDry(*this_)']]);
  assert.deepEqual(needs(pen.statics[0]?.overloads), [undefined]);
  assert.throws(
    () => preconditions(api, [{ ...row, callable: 'fill', needs: 'depth_ > 0' }]),
    /refine\/preconditions: no match/,
  );
});

test('a row that changes nothing is an error, unless its module was not built', () => {
  assert.throws(
    () => exclude(sample(), [{ module: 'x', callable: 'gone', reason: '' }]),
    /refine\/exclude: no match for .*gone/,
  );
  assert.throws(
    () => nullable(sample(), [{ module: 'x', callable: 'load', parameter: 'mask' }]),
    /refine\/nullable: no match/,
  );
  assert.throws(
    () => idioms(sample(), [{ module: 'x', callable: 'gone', idiom: 'matOrNull' }]),
    /refine\/idioms: no match/,
  );
  assert.throws(
    () => noAsync(sample(), [{ module: 'x', callable: 'gone', reason: '' }]),
    /refine\/noasync: no match/,
  );
  assert.doesNotThrow(() => exclude(sample(), [{ module: 'absent', callable: 'gone', reason: '' }]));
});

test('methods of ours are overloads like the others, before those of their name', () => {
  const api = modelOf(`namespace cv {
    class CV_EXPORTS_W FileStorage { public: CV_WRAP void write(const String& name, int val); };
    class CV_EXPORTS_W_SIMPLE FileNode { public: CV_WRAP FileNode(); };
  }`);
  additions(api);
  const [write] = classOf(api, 'cv_FileStorage').methods;
  assert.deepEqual(
    write?.overloads.map(({ id, cppName, ours, module }) => ({ id, cppName, ours, module })),
    [
      { id: 'cv_FileStorage_write_ours', cppName: 'node_cv2::file::write', ours: true, module: 'x' },
      { id: 'cv_FileStorage_write_0', cppName: 'write', ours: undefined, module: 'x' },
    ],
  );
  assert.deepEqual(
    classOf(api, 'cv_FileNode').methods.map(({ name }) => name),
    ['items', 'value'],
  );
});

test('the codes of element types are constants of cv', () => {
  const api = sample();
  additions(api);
  const names = api.namespaces
    .find((item) => item.cppName === 'cv')
    ?.enums.flatMap((item) => item.constants.flatMap((constant) => constant.names));
  for (const name of ['CV_8U', 'CV_8UC3', 'CV_64FC4', 'CV_16F']) assert.ok(names?.includes(name), name);
});

test('whatever decodes images has limits, and is checked by what it decodes', () => {
  // As some versions have them, and others not.
  const api = modelOf(
    `namespace cv {
      CV_EXPORTS_W Mat imread(const String& filename, int flags = IMREAD_COLOR);
      CV_EXPORTS_W bool imreadmulti(const String& filename, CV_OUT std::vector<Mat>& mats, int flags = 0);
      CV_EXPORTS_W bool imreadmulti(const String& filename, CV_OUT std::vector<Mat>& mats, int start, int count, int flags = 0);
      CV_EXPORTS_W Mat imdecode(InputArray buf, int flags);
      CV_EXPORTS_W bool imdecodemulti(InputArray buf, int flags, CV_OUT std::vector<Mat>& mats, const cv::Range& range = Range::all());
      CV_EXPORTS_W bool imreadanimation(const String& filename, CV_OUT Mat& animation, int start = 0, int count = 9);
      CV_EXPORTS_W bool imwrite(const String& filename, InputArray img);
    }`,
    'imgcodecs',
  );
  additions(api);
  const found = funcsOf(api, 'cv').map(({ name, overloads }) => [
    name,
    ...overloads.map(({ args, parameters, preconditions = [] }) => [
      args
        .slice(-2)
        .map((at) => parameters[at]?.name)
        .join(),
      ...preconditions.map(({ needs }) => needs),
    ]),
  ]);
  const limits = 'maxPixels,maxBytes';
  assert.deepEqual(found, [
    ['imread', [limits, 'requireWithinLimits(filename_, flags_, maxPixels_, maxBytes_, fit_)']],
    [
      'imreadmulti',
      [limits, 'requireWithinLimits(filename_, cv::Range::all(), flags_, maxPixels_, maxBytes_)'],
      [limits, 'requireWithinLimits(filename_, pagesFrom(start_, count_), flags_, maxPixels_, maxBytes_)'],
    ],
    ['imdecode', [limits, 'requireWithinLimits(buf_, flags_, maxPixels_, maxBytes_, fit_)']],
    ['imdecodemulti', [limits, 'requireWithinLimits(buf_, range_, flags_, maxPixels_, maxBytes_)']],
    [
      'imreadanimation',
      [limits, 'requireWithinLimits(filename_, cv::IMREAD_UNCHANGED, maxPixels_, maxBytes_)'],
    ],
    ['imwrite', ['lossless,compressionLevel']],
  ]);
});
