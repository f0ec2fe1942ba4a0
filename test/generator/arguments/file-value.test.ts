import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ApiIndex, kindOf } from '../../../scripts/generator/arguments/index.js';
import type { TypeRef } from '../../../scripts/generator/model/api.js';

test('what stands in a file: anything, both ways', () => {
  const index: ApiIndex = { classes: new Map(), enums: new Map() };
  const type: TypeRef = {
    name: 'node_cv2::FileValue',
    args: [],
    const: false,
    pointer: false,
    reference: '',
  };
  const kind = kindOf(type, index);
  assert.ok('cpp' in kind);
  const { cpp, converter, tsIn, tsOut } = kind;
  assert.deepEqual(
    { cpp, converter, tsIn, tsOut },
    { cpp: type.name, converter: `Value<${type.name}>`, tsIn: 'FileValueLike', tsOut: 'FileValue' },
  );
});
