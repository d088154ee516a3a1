/** Its own types import each other without file extensions, which Node's resolution does not find. */
declare module 'dclint' {
  interface Finding {
    filePath: string;
    messages: Array<{ line: number; column: number; rule: string; message: string }>;
  }

  export class DCLinter {
    constructor(config: { rules: Record<string, 0 | 1 | 2>; quiet: boolean; debug: boolean; exclude: string[] });
    lintFiles(paths: string[], doRecursiveSearch: boolean): Finding[];
  }
}
