import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { buildImage } from './build-image.ts';
import { decodeImage, encodeImage, type Image } from './image.ts';

/** Where the built image is kept between starts: `NIGHTJAR_CACHE_DIR`, else the user's cache folder. */
export function defaultCacheDir(): string {
  const { NIGHTJAR_CACHE_DIR, XDG_CACHE_HOME } = process.env;
  return NIGHTJAR_CACHE_DIR ?? join(XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'nightjar');
}

/** The image from the cache folder; built, and kept there where that is possible, when it is not there. */
export function loadImage(of: { root: string; version: string; cacheDir: string }): Image {
  const path = join(of.cacheDir, `intel-${of.version}.bin`);
  const cached = readCached(path, of.version);
  if (cached) return cached;
  const image = buildImage(of.root, of.version);
  keep(path, of.cacheDir, encodeImage(image));
  return image;
}

function readCached(path: string, version: string): Image | null {
  try {
    return decodeImage(readFileSync(path), version);
  } catch {
    return null;
  }
}

/** A read-only disk only costs the next start its second. */
function keep(path: string, folder: string, bytes: Buffer): void {
  const temporary = `${path}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, bytes, { mode: 0o600 });
    renameSync(temporary, path);
  } catch {
    discard(temporary);
  }
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing could be written there is nothing to remove.
  }
}
