/** The web's ImageData: RGBA, row by row. */
export interface ImageDataLike {
  readonly data: ArrayBufferView;
  readonly width: number;
  readonly height: number;
}

/** sharp's raw image: `await sharp(file).raw().toBuffer({ resolveWithObject: true })`. Channels are RGB(A). */
export interface RawImage {
  readonly data: ArrayBufferView;
  readonly info: { readonly width: number; readonly height: number; readonly channels: number };
}

/** onnxruntime's Tensor. */
export interface TensorLike {
  readonly type: string;
  readonly data: unknown;
  readonly dims: readonly number[];
}

/** A view of the `ndarray` package. Strides count elements. */
export interface NdarrayLike {
  readonly data: unknown;
  readonly shape: readonly number[];
  readonly stride: readonly number[];
  readonly offset: number;
}

/** The class of onnxruntime-node, passed in: node-cv2 depends on no other package. */
export type TensorClass<Tensor> = new (type: never, data: never, dims: readonly number[]) => Tensor;
/** The function of the `ndarray` package. */
export type NdarrayFunction<View> = (data: never, shape: number[], stride: number[], offset: number) => View;

/** To other libraries, without a copy: what they write to is this Mat's memory. */
export interface MatInterchange {
  /** The bytes, as a Buffer over the same memory. Throws for a view with gaps, as `data` does. */
  toBuffer(): Buffer;
  /**
   * For a canvas: `new ImageData(data, width, height)`. Takes height x width x 4 of uint8, whose channels it takes as
   * RGBA: `cv.cvtColor(image, cv.COLOR_BGR2RGBA)` first.
   */
  toImageData(): { data: Uint8ClampedArray; width: number; height: number; colorSpace: 'srgb' };
  /** For sharp: `const { data, info } = rgb.toRaw(); sharp(data, { raw: info })`. uint8, 1 to 4 channels, RGB(A). */
  toRaw(): { data: Buffer; info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } };
  /** For onnxruntime: `blob.toTensor(ort.Tensor)`, of this shape and dtype. */
  toTensor<Tensor>(tensor: TensorClass<Tensor>): Tensor;
  /** For the `ndarray` package: `mat.toNdarray(ndarray)`; views with positive or negative steps too. */
  toNdarray<View>(ndarray: NdarrayFunction<View>): View;
}
