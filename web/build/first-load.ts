import { build, type Plugin, type Rollup } from 'vite';
import { FIRST_SCREENS } from '../src/first-screens.ts';

const BOOT = '/src/boot.ts';
const APP = '/src/app.tsx';
const BOOT_FILE = /\bboot-[\w-]+\.js$/;
const STYLES = /<link rel="stylesheet"[^>]*>/g;

/**
 * Puts into index.html what makes the first load short: the script that runs before everything; inert links that fetch the app
 * behind the door and the first screens, which that script brings to life for whoever is signed in; the styles at the
 * end, so that the opening screen does not wait for them, as the app does.
 */
export function firstLoad(): Plugin[] {
  const write: Plugin = {
    name: 'first-load',
    apply: 'build',
    async buildStart() {
      this.emitFile({ type: 'asset', name: 'boot.js', source: await bootScript() });
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const script = `<script src="/${Object.keys(bundle).find((file) => BOOT_FILE.test(file))}"></script>`;
        const styles = html.match(STYLES) ?? [];
        return html
          .replaceAll(STYLES, '')
          .replace('</title>', ['</title>', ...templates(html, bundle), script].join('\n    '))
          .replace('</body>', `${styles.join('')}</body>`);
      },
    },
  };
  const serve: Plugin = {
    name: 'first-load-of-sources',
    apply: 'serve',
    transformIndexHtml: () => [{ tag: 'script', attrs: { type: 'module', src: BOOT }, injectTo: 'head-prepend' }],
  };
  return [write, serve];
}

/** One file that imports nothing: the page waits for it. */
async function bootScript(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: { write: false, lib: { entry: `.${BOOT}`, formats: ['iife'], name: 'boot' }, target: 'es2023' },
  });
  const [output] = [made].flat().flatMap((one) => ('output' in one ? one.output : []));
  if (output?.type !== 'chunk') throw new Error(`Nothing was made of ${BOOT}.`);
  return output.code;
}

/** For every page of the app, and for each of the first screens what it has beside that. */
function templates(html: string, bundle: Rollup.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const ofApp = filesOf(APP, chunks).filter((file) => !html.includes(file));
  const isNew = (file: string) => !html.includes(file) && !ofApp.includes(file);
  const screens = FIRST_SCREENS.map(({ path, page }) => ({ path, files: filesOf(page, chunks).filter(isNew) }));
  return [{ path: '', files: ofApp }, ...screens].map(
    ({ path, files }) => `<template data-parts="${path}">${files.map(linkTo).join('')}</template>`,
  );
}

/** A module, all that it imports at once, and their styles. */
function filesOf(entry: string, chunks: readonly Rollup.OutputChunk[]): string[] {
  const first = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(entry)));
  if (!first) throw new Error(`No chunk has ${entry}.`);
  const files = new Set<string>();
  const walk = (chunk: Rollup.OutputChunk): void => {
    if (files.has(chunk.fileName)) return;
    files.add(chunk.fileName);
    for (const imported of chunk.imports) {
      const next = chunks.find(({ fileName }) => fileName === imported);
      if (next) walk(next);
    }
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
  };
  walk(first);
  return [...files];
}

const linkTo = (file: string) =>
  file.endsWith('.css')
    ? `<link rel="preload" as="style" crossorigin href="/${file}">`
    : `<link rel="modulepreload" fetchpriority="low" crossorigin href="/${file}">`;
