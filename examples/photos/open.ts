import { spawn } from 'node:child_process';

/** Shows a file to a person at a display; nobody else is bothered, and no failure counts. */
export function openInBrowser(file: string): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (!process.stdout.isTTY || !(DISPLAY ?? WAYLAND_DISPLAY)) return;
  const child = spawn('xdg-open', [file], { detached: true, stdio: 'ignore' });
  child.on('error', () => console.log(`Open ${file} in a browser.`));
  child.unref();
}
