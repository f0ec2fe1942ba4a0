import { basename, extname } from 'node:path';

const stem = (photo: string): string => basename(photo, extname(photo));

/** The name of the JPEG file for each photo: the photo's, with its extension where two would have the same. */
export function jpegNames(photos: readonly string[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const photo of photos) counts.set(stem(photo), (counts.get(stem(photo)) ?? 0) + 1);
  return new Map(
    photos.map((photo) => [photo, `${counts.get(stem(photo)) === 1 ? stem(photo) : basename(photo)}.jpg`]),
  );
}
