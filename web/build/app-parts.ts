import type { Plugin, Rollup } from 'vite';

/**
 * Writes into index.html, inert, the links that fetch the app behind the door: everything that src/app.tsx brings along
 * and the first screen does not have. `public/boot.js` brings them to life for whoever is signed in.
 */
export function appParts(entry: string): Plugin {
  return {
    name: 'app-parts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
        const app = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(entry));
        if (!app) throw new Error(`No chunk begins with ${entry}.`);
        const links = [...filesOf(app, chunks)].filter((file) => !html.includes(file)).map(linkTo);
        return html.replace('</title>', `</title>\n    <template id="app-parts">${links.join('')}</template>`);
      },
    },
  };
}

function filesOf(chunk: Rollup.OutputChunk, chunks: Rollup.OutputChunk[], known = new Set<string>()): Set<string> {
  if (known.has(chunk.fileName)) return known;
  known.add(chunk.fileName);
  for (const imported of chunk.imports) {
    const next = chunks.find(({ fileName }) => fileName === imported);
    if (next) filesOf(next, chunks, known);
  }
  for (const style of chunk.viteMetadata?.importedCss ?? []) known.add(style);
  return known;
}

const linkTo = (file: string) =>
  file.endsWith('.css')
    ? `<link rel="preload" as="style" crossorigin href="/${file}">`
    : `<link rel="modulepreload" crossorigin href="/${file}">`;
