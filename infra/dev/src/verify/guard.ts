/** A file of ours: its path from the root, and its text. */
export type SourceFile = { path: string; text: string };

/** One rule that a machine holds. `check` gives what breaks it, a line each; nothing is good. */
export type Guard = { name: string; check(files: SourceFile[]): Promise<string[]> | string[] };

/** What a guard found, and how long it took. */
export type GuardResult = { name: string; findings: string[]; seconds: number };

export const isCode = (path: string): boolean => /\.[cm]?tsx?$/.test(path);
export const isTest = (path: string): boolean => /\.test\.tsx?$|\.fixture\.ts$|^test\//.test(path);
