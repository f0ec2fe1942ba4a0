import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** Around a chunk's content: its length and type before, its checksum behind. */
const [BEFORE, BEHIND] = [8, 4];

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.equals(bytes.subarray(0, SIGNATURE.length));

/** Whole chunks, checksums and all. */
function chunksOf(bytes: Buffer): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = SIGNATURE.length; at + BEFORE + BEHIND <= bytes.length;) {
    const end = at + BEFORE + bytes.readUInt32BE(at) + BEHIND;
    if (end > bytes.length) break;
    chunks.push(bytes.subarray(at, end));
    at = end;
  }
  return chunks;
}

const isPixels = (chunk: Buffer): boolean => chunk.toString('latin1', 4, 8) === 'IDAT';

const rowsOf = (chunks: readonly Buffer[]): Buffer =>
  inflateSync(Buffer.concat(chunks.filter(isPixels).map((chunk) => chunk.subarray(BEFORE, -BEHIND))));

/** Rows of pixels with their filters, compressed again, in one chunk without its checksum. */
function pixelChunk(rows: Buffer): Buffer {
  const content = deflateSync(rows);
  const chunk = Buffer.alloc(BEFORE + content.length + BEHIND);
  chunk.writeUInt32BE(content.length);
  chunk.write('IDAT', 4, 'latin1');
  content.copy(chunk, BEFORE);
  return chunk;
}

/** A whole file whose rows were changed below the compression, which hardly any change to its own bytes survives. */
export function withRows(
  file: Buffer,
  other: Buffer,
  change: (rows: Buffer, more: Buffer) => Buffer,
): Buffer {
  const chunks = chunksOf(file);
  const first = chunks.findIndex(isPixels);
  const changed = pixelChunk(change(rowsOf(chunks), rowsOf(chunksOf(other))));
  const all = chunks.flatMap((chunk, at) => (at === first ? [changed] : isPixels(chunk) ? [] : [chunk]));
  return withChecksums(Buffer.concat([SIGNATURE, ...all]));
}

/** The same chunks with the checksums that they should have, in place. */
export function withChecksums(bytes: Buffer): Buffer {
  if (!isPng(bytes)) return bytes;
  for (const chunk of chunksOf(bytes))
    chunk.writeUInt32BE(crc32(chunk.subarray(4, -BEHIND)), chunk.length - BEHIND);
  return bytes;
}
