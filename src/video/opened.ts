/** What captures and writers have in common. */
export interface Opened {
  isOpened(): boolean;
  releaseAsync(): Promise<void>;
}

/** OpenCV reads nothing from, and drops what is written to, a video that it could not open: a loop would never tell. */
export function requireOpen(video: Opened, className: string, member: string): void {
  if (video.isOpened()) return;
  throw new Error(
    `${className}.${member}: the video is not open; check isOpened(). The file cannot be ` +
      (className === 'VideoWriter'
        ? 'written, or OpenCV has no encoder for this fourcc, size and kind of file'
        : 'read, or OpenCV has no decoder for it'),
  );
}
