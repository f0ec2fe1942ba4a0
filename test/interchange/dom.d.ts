// onnxruntime's declarations name what browsers have; nothing here has or uses it.
interface ImageData {
  readonly data: Uint8ClampedArray;
}
type HTMLImageElement = never;
type ImageBitmap = never;
type WebGLTexture = never;
type WebGLRenderingContext = never;
