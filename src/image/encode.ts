/** Of a JPEG file: `'4:4:4'` keeps the colour of each pixel, `'4:2:0'` one colour for two by two of them. */
export type ChromaSubsampling = '4:4:4' | '4:4:0' | '4:2:2' | '4:2:0' | '4:1:1';
