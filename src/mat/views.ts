import type { Binding } from '../load-binding.js';
import type { RectLike } from '../types.js';
import { Arguments, rangeError, shapeText, typeError } from './arguments.js';
import { itemsize } from './dtype.js';
import { type Layout, type LayoutOf, MAX_DIMS, type Place, sizeOf, type ViewOf } from './layout.js';
import type { Mat } from './mat.js';
import { stridesFor } from './reshape.js';
import { along, sliced } from './slice.js';
import type { MatViews, SlicePart } from './types/views.js';

const RECT = ['x', 'y', 'width', 'height'] as const;

function readRect(args: Arguments, value: RectLike): number[] {
  if (Array.isArray(value) && value.length === RECT.length) return args.integers('rect', value);
  const fields = value as Readonly<Record<string, unknown>> | null;
  if (
    Array.isArray(value) ||
    typeof fields !== 'object' ||
    fields === null ||
    !RECT.every((name) => name in fields)
  )
    throw args.type('rect', 'a Rect [x, y, width, height]', value);
  return RECT.map((name) => args.integer(`rect.${name}`, fields[name]));
}

/** The whole of a Mat, to be changed into a view's place. */
const whole = ({ shape, strides }: Layout): Place => ({
  offset: 0,
  shape: [...shape],
  strides: [...strides],
});

/** Along one axis from `start` on, `count` elements. */
function part(layout: Layout, axis: number, start: number, count: number): Place {
  const place = whole(layout);
  place.shape[axis] = count;
  if (count > 0) place.offset = layout.strides[axis]! * start;
  return place;
}

/** One size may be -1: what is left for it. */
function readShape(args: Arguments, given: readonly number[], from: readonly number[]): number[] {
  const shape = args.integers('shape', given);
  const refuse = (): never => {
    throw args.range('shape', `as many elements as shape ${shapeText(from)}`, shapeText(given));
  };
  if (shape.length > MAX_DIMS) throw args.range('shape', `at most ${MAX_DIMS} axes`, shape.length);
  const open = shape.indexOf(-1);
  if (shape.some((size, axis) => size < 0 && axis !== open)) {
    throw args.range('shape', 'sizes that are not negative, or one that is -1', shapeText(given));
  }
  const size = sizeOf(from);
  if (open >= 0) {
    const others = sizeOf(shape.toSpliced(open, 1));
    if (others === 0 || size % others !== 0) refuse();
    shape[open] = size / others;
  }
  return sizeOf(shape) === size ? shape : refuse();
}

/** The methods that show a Mat's memory in another way: each is a place within it. */
export function makeViews(binding: Binding, layoutOf: LayoutOf, viewOf: ViewOf): MatViews & ThisType<Mat> {
  const argumentsOf = (method: string): Arguments => new Arguments(method, binding.describe);

  return {
    slice(...parts: SlicePart[]) {
      const layout = layoutOf(this, 'slice');
      return viewOf(this, sliced(argumentsOf('slice'), parts, layout));
    },

    roi(rect) {
      const args = argumentsOf('roi');
      const layout = layoutOf(this, 'roi');
      const [x = 0, y = 0, width = 0, height = 0] = readRect(args, rect);
      const { shape, strides } = layout;
      if (shape.length !== 2 && shape.length !== 3) {
        throw rangeError(
          `Mat.roi: expected an image of 2 axes, or 3 with its channels, got shape ${shapeText(shape)}`,
        );
      }
      if (x < 0 || y < 0 || width < 0 || height < 0 || x + width > shape[1]! || y + height > shape[0]!) {
        throw args.range(
          'rect',
          `a Rect inside of shape ${shapeText(shape)}`,
          shapeText([x, y, width, height]),
        );
      }
      const offset = width > 0 && height > 0 ? y * strides[0]! + x * strides[1]! : 0;
      return viewOf(this, { offset, shape: [height, width, ...shape.slice(2)], strides });
    },

    row(y) {
      const layout = layoutOf(this, 'row');
      return viewOf(this, part(layout, 0, argumentsOf('row').position('y', y, layout.shape, 0), 1));
    },

    col(x) {
      const layout = layoutOf(this, 'col');
      return viewOf(this, part(layout, 1, argumentsOf('col').position('x', x, layout.shape, 1), 1));
    },

    channel(index) {
      const { shape, strides } = layoutOf(this, 'channel');
      if (shape.length !== 2 && shape.length !== 3) {
        throw rangeError(
          `Mat.channel: expected an image of 2 axes, or 3 with its channels, got shape ${shapeText(shape)}`,
        );
      }
      // An image without an axis of channels has one.
      const at = argumentsOf('channel').position('index', index, [...shape, 1], 2);
      return viewOf(this, {
        offset: at * (strides[2] ?? 0),
        shape: shape.slice(0, 2),
        strides: strides.slice(0, 2),
      });
    },

    reshape(...given: (number | readonly number[])[]) {
      const [first] = given;
      const args = argumentsOf('reshape');
      const { shape, strides, dtype } = layoutOf(this, 'reshape');
      const wanted =
        given.length === 1 && typeof first !== 'number' ? (first as number[]) : (given as number[]);
      const to = readShape(args, wanted, shape);
      const seen = stridesFor(shape, strides, to, itemsize(dtype));
      if (seen === undefined) {
        throw typeError(
          'Mat.reshape: the Mat is a view whose elements cannot be reached in order in that shape; use ' +
            'clone().reshape(...) for a copy',
        );
      }
      return viewOf(this, { offset: 0, shape: to, strides: seen });
    },

    transpose(axes) {
      const { shape, strides } = layoutOf(this, 'transpose');
      const args = argumentsOf('transpose');
      const order = axes === undefined ? [...shape.keys()].reverse() : args.axes('axes', axes, shape);
      if (order.length !== shape.length) {
        throw args.range('axes', `all ${shape.length} axes of shape ${shapeText(shape)}`, shapeText(order));
      }
      return viewOf(this, {
        offset: 0,
        shape: order.map((axis) => shape[axis]!),
        strides: order.map((axis) => strides[axis]!),
      });
    },

    get T() {
      return this.transpose();
    },

    squeeze(axis) {
      const { shape, strides } = layoutOf(this, 'squeeze');
      const args = argumentsOf('squeeze');
      const gone = new Set(
        axis === undefined
          ? [...shape.keys()].filter((one) => shape[one] === 1)
          : args.axes('axis', axis, shape),
      );
      for (const one of gone) {
        if (shape[one] !== 1) {
          throw args.range('axis', 'an axis of size 1', `axis ${one} of shape ${shapeText(shape)}`);
        }
      }
      const stays = (_: number, one: number): boolean => !gone.has(one);
      return viewOf(this, { offset: 0, shape: shape.filter(stays), strides: strides.filter(stays) });
    },

    expandDims(axis) {
      const { shape, strides } = layoutOf(this, 'expandDims');
      const args = argumentsOf('expandDims');
      // It is an axis of the new shape.
      const at = args.axis('axis', axis, [...shape, 1]);
      if (shape.length === MAX_DIMS) throw rangeError(`Mat.expandDims: expected fewer than ${MAX_DIMS} axes`);
      return viewOf(this, {
        offset: 0,
        shape: shape.toSpliced(at, 0, 1),
        strides: strides.toSpliced(at, 0, 0),
      });
    },

    flip(axis) {
      const layout = layoutOf(this, 'flip');
      const place = whole(layout);
      const axes =
        axis === undefined ? layout.shape.keys() : argumentsOf('flip').axes('axis', axis, layout.shape);
      for (const one of axes) {
        const stride = place.strides[one]!;
        place.offset += stride * Math.max(place.shape[one]! - 1, 0);
        place.strides[one] = -stride;
      }
      return viewOf(this, place);
    },

    split(sections, axis = 0) {
      const layout = layoutOf(this, 'split');
      const args = argumentsOf('split');
      const along = args.axis('axis', axis, layout.shape);
      const size = layout.shape[along]!;
      return cuts(args, sections, size).map(([start, count]) =>
        viewOf(this, part(layout, along, start, count)),
      );
    },
  };
}

/** Starts and lengths of the parts. */
function cuts(args: Arguments, sections: number | readonly number[], size: number): [number, number][] {
  if (typeof sections === 'number') {
    const count = args.integer('sections', sections);
    if (count < 1 || size % count !== 0) {
      throw args.range('sections', `a number of equal parts of an axis of size ${size}`, count);
    }
    const each = size / count;
    return Array.from({ length: count }, (_, at) => [at * each, each]);
  }
  const before = args.integers('sections', sections);
  return [...before, undefined].map((stop, at) => {
    const { start, count } = along({ start: before[at - 1], stop, step: 1 }, size);
    return [start, count];
  });
}
