import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const COMPONENT = /@mantine[\\/]core[\\/]esm[\\/].*\.module\.mjs$/;
/** What others stand on: theirs comes first, because within Mantine's layer the later rule wins. */
const BASES =
  'ScrollArea UnstyledButton Paper Overlay Popover Loader ActionIcon CloseButton Group ModalBase Input'.split(' ');

/**
 * Each Mantine component brings its own styles, so that a page loads those of the components that it shows, and not the
 * 235 KB of all. While developing, where the modules of packages are not passed through plugins, all of them are loaded.
 */
export function mantineStyles(): Plugin {
  let isDevelopment = false;
  return {
    name: 'mantine-styles',
    configResolved: ({ command }) => void (isDevelopment = command === 'serve'),
    transform(code, id) {
      if (isDevelopment)
        return /src[\\/]main\.tsx$/.test(id) ? `import '@mantine/core/styles.layer.css';\n${code}` : null;
      if (!COMPONENT.test(id)) return null;
      const component = basename(id, '.module.mjs');
      const styles = join(dirname(id), `${'../'.repeat(depthOf(id))}styles/${component}.layer.css`);
      if (!existsSync(styles)) return null;
      const imports = [...basesOf(dirname(id), component), styles];
      return { code: imports.map((path) => `import ${JSON.stringify(path)};\n`).join('') + code, map: null };
    },
    // The sheet that comes with the page stands at its end, behind those that arrive in the head. What it has is a base of
    // theirs, wherever it stands: a layer within a layer yields to what is beside it.
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'asset' || !/mantine-first-[^/]*\.css$/.test(output.fileName)) continue;
        output.source = String(output.source).replaceAll('@layer mantine{', '@layer mantine.first{');
      }
    },
  };
}

/** Folders from the module up to the package. */
const depthOf = (id: string): number => (id.split(/@mantine[\\/]core[\\/]/)[1] ?? '').split(/[\\/]/).length - 1;

function basesOf(folder: string, component: string): string[] {
  const text = readdirSync(folder)
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('');
  return BASES.filter((base) => base !== component && text.includes(`"../${base}/`)).map((base) =>
    join(folder, `../${base}/${base}.module.mjs`),
  );
}
