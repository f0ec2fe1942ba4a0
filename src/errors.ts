/** What the addon knows of a failure inside OpenCV. */
export interface CvErrorFields {
  code: number;
  func: string;
  file: string;
  line: number;
  expression: string;
  call: string;
}

/**
 * A failure inside OpenCV. The message says the call with what was passed, then OpenCV's own words.
 * @see https://docs.opencv.org/4.x/d1/d0d/namespacecv_1_1Error.html
 */
export class CvError extends Error implements CvErrorFields {
  override readonly name = 'CvError';
  /** OpenCV's code: `cv.Error.StsAssert` (-215), `cv.Error.StsBadArg` (-5), ... */
  readonly code: number;
  /** The C++ function that failed, with the file and line where. */
  readonly func: string;
  readonly file: string;
  readonly line: number;
  /** The assertion that did not hold, or OpenCV's description. */
  readonly expression: string;
  /** The call with what was passed: `cvtColor(src: 480x640 uint8 x1, code: 6)`. */
  readonly call: string;

  constructor(message: string, fields: CvErrorFields) {
    super(message);
    this.code = fields.code;
    this.func = fields.func;
    this.file = fields.file;
    this.line = fields.line;
    this.expression = fields.expression;
    this.call = fields.call;
  }
}

export type CvErrorConstructor = typeof CvError;
