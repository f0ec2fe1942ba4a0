import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { before, describe, test } from 'node:test';
import ts from 'typescript';
import { bindable } from '../../scripts/generator/arguments/index.js';
import { emitDts } from '../../scripts/generator/emit/dts.js';
import { readApi } from '../../scripts/generator/model/read.js';
import { refine } from '../../scripts/generator/refine/apply.js';
import { python, readJson } from '../parity/oracle.js';

const ROOT = resolve(import.meta.dirname, '../..');
const GENERATED = resolve(ROOT, 'src/generated');
const PROGRAM = resolve(ROOT, 'test/types/program.ts');
const SIGNATURES = resolve(ROOT, 'test/types/signatures.ts');
const UMATS = resolve(ROOT, 'test/types/umat.ts');

/** The TypeScript program of the user, with the types as the generator gives them now in place of those on disk. */
function createProgram(files: Map<string, string>): ts.Program {
  const config = ts.readConfigFile(resolve(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (path) => files.get(resolve(path)) ?? readFile(path);
  host.fileExists = (path) => files.has(resolve(path)) || fileExists(path);
  const { getSourceFile } = host;
  host.getSourceFile = (path, settings, ...rest) => {
    const text = files.get(resolve(path));
    return text === undefined
      ? getSourceFile(path, settings, ...rest)
      : ts.createSourceFile(path, text, settings);
  };
  return ts.createProgram(
    [PROGRAM, SIGNATURES, UMATS],
    { ...options, strict: true, skipLibCheck: false, noEmit: true },
    host,
  );
}

/** The labels of the tuples that the calls in a file give, by the name of what is called. */
function callsOf(source: ts.SourceFile, checker: ts.TypeChecker): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const type = checker.getTypeAtLocation(node);
      const labels = checker.isTupleType(type)
        ? (type as ts.TupleTypeReference).target.labeledElementDeclarations?.map((label) =>
            label === undefined ? '' : label.name.getText(),
          )
        : undefined;
      const name = node.expression.name.text;
      if (labels !== undefined) found.set(name, [...(found.get(name) ?? []), labels.join()]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('the types of the whole API', () => {
  let program: ts.Program;

  before(() => {
    const api = refine(readApi([process.env.OPENCV_INCLUDE ?? '/usr/include/opencv4']));
    bindable(api);
    const files = [...emitDts(api)].map(([name, text]): [string, string] => [resolve(GENERATED, name), text]);
    program = createProgram(new Map(files));
  });

  const problems = (path: string): string[] => {
    const source = program.getSourceFile(path);
    assert.ok(source, `${path} is part of the program`);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText, start = 0 }) => {
        const { line } = source.getLineAndCharacterOfPosition(start);
        return `${String(line + 1)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
      },
    );
  };

  test('the declarations themselves are sound', () => {
    assert.deepEqual(problems(resolve(GENERATED, 'cv.d.ts')), []);
    assert.deepEqual(problems(resolve(ROOT, 'src/types.ts')), []);
  });

  test("a user's program is understood, and its mistakes are found", () => {
    assert.deepEqual(problems(PROGRAM), []);
  });

  test("calls of cv2's signatures give what they say", () => {
    assert.deepEqual(problems(SIGNATURES), []);
  });

  test('calls with UMats give UMats', () => {
    assert.deepEqual(problems(UMATS), []);
  });

  test("the quoted signatures are those of cv2's docstrings, and name the results", () => {
    const { callables } = python('signatures.py', {}, (folder) =>
      readJson(join(folder, 'signatures.json')),
    ) as {
      callables: Record<string, string[]>;
    };
    const source = program.getSourceFile(SIGNATURES)!;
    const quotes = [...source.text.matchAll(/^ *\/\/ cv2\.((?:\w+\.)*)(\w+)(\(.* -> (.*))$/gm)];
    assert.ok(quotes.length >= 90);
    const checker = program.getTypeChecker();
    const labels = callsOf(source, checker);
    for (const [, scope = '', name = '', rest = '', results = ''] of quotes) {
      const path = `${scope}${name}`;
      assert.ok(callables[path]?.includes(`${name}${rest}`), `${path}: ${String(callables[path])}`);
      const said = results.split(', ');
      // What JavaScript gives in another form is told in PORTING.md.
      if (said.length > 1 && !['imencode', 'read'].includes(name)) {
        assert.ok(labels.get(name)?.includes(said.join()), `${path}: ${String(labels.get(name))}`);
      }
    }
  });

  test('an editor shows the documentation of what is called', () => {
    const checker = program.getTypeChecker();
    const source = program.getSourceFile(PROGRAM)!;
    const shown = new Map<string, string>();
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
        const comment = checker.getResolvedSignature(node)?.getDocumentationComment(checker) ?? [];
        const name = node.expression.name.text;
        shown.set(name, shown.get(name) ?? ts.displayPartsToString(comment));
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    assert.match(shown.get('GaussianBlur')!, /^Blurs an image using a Gaussian filter\./);
    assert.match(shown.get('threshold')!, /^Applies a fixed-level threshold to each array element\./);
    assert.match(shown.get('detectMultiScale')!, /^Detects objects of different sizes in the input image\./);
  });
});
