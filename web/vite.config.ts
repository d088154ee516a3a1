import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstLoad } from './build/first-load.ts';
import { mantineStyles } from './build/mantine-styles.ts';
import { precompress } from './build/precompress.ts';

const api = process.env['API_ORIGIN'] ?? 'http://localhost:3000';

const MANTINE =
  /node_modules[\\/](@mantine[\\/](core|hooks|form|notifications|modals|store)|@floating-ui|react-transition-group|react-number-format|react-remove-scroll)/;

/** What a list is made of, and what shares a hook with it. */
const ON_EVERY_LIST =
  /@mantine[\\/](core[\\/]esm[\\/]components[\\/](VisuallyHidden|SegmentedControl|FloatingIndicator|Badge|Kbd)[\\/]|hooks[\\/]esm[\\/](use-merged-ref|use-media-query|use-disclosure|use-window-event|use-network|use-local-storage|utils)|store|notifications[\\/]esm[\\/]notifications\.store)/;

/** What opens over a page (and our `opened-…` with it): fetched when somebody is there to open it. */
const FLOATING =
  /node_modules[\\/](@mantine[\\/]core[\\/]esm[\\/](utils[\\/]Floating|components[\\/](Menu|Tooltip|Popover|Portal|Overlay|ScrollArea|Combobox|Select)[\\/])|@floating-ui)/;

const ON_EVERY_PAGE =
  /[\\/]src[\\/](api|lib|nav|(table|ui)[\\/](?!opened|action-button|confirm|dialog|side-panel|pdf|file-drop|work-progress|timeline|toast))|@tabler|features[\/](?!activity|audit)[\w-]+[\/][\w-]+-(search|words|queries|status)\.tsx?$/;

export default defineConfig({
  plugins: [react(), mantineStyles(), firstLoad(), precompress()],
  server: { proxy: { '/api': api, '/health': api, '/.well-known': api, '/sandbox': api } },
  build: {
    outDir: 'dist',
    manifest: true,
    // The worst browser we promise: two years old, on a crew's phone.
    target: ['chrome123', 'safari17.5', 'firefox124'],
    sourcemap: 'hidden',
    // The reader of PDFs is one package of this size, fetched where a work order is opened.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Chunks that change at different times, so that a release of ours leaves the vendors' cached.
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/, priority: 20 },
            { name: 'mantine-first', test: MANTINE, tags: ['$initial'], priority: 15 },
            { name: 'mantine-lists', test: ON_EVERY_LIST, priority: 13 },
            { name: 'mantine-floating', test: FLOATING, priority: 12 },
            { name: 'mantine', test: MANTINE, priority: 10, entriesAware: true, entriesAwareMergeThreshold: 4_000 },
            { name: 'first', tags: ['$initial'], priority: 5 },
            // Links are in forms, too, and would bring those along.
            { name: 'links', test: /[\\/]src[\\/]nav[\\/]/, priority: 4 },
            // Both lists and forms say what was done: a list must not bring the forms along.
            { name: 'toast', test: /[\\/]src[\\/]ui[\\/]toast/, priority: 4 },
            // What every page shares with others comes as one file instead of as fifty.
            { name: 'kit', test: ON_EVERY_PAGE, priority: 3, minShareCount: 2 },
            { name: 'form', test: /[\\/]src[\\/]form[\\/]/, priority: 2, minShareCount: 2 },
          ],
        },
      },
    },
  },
});
