import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Modules that are loaded after this are kept as they were compiled, in the user's own cache folder: to
 * strip their types and compile them at each start takes half of a small export's time. Where nothing can
 * be kept, nothing is.
 */
export function keepCompiled(env: NodeJS.ProcessEnv): void {
  const folder =
    env['NIGHTJAR_CACHE_DIR'] ??
    join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'nightjar');
  enableCompileCache(join(folder, 'compiled'));
}
