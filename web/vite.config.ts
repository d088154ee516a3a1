import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['API_ORIGIN'] ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': api, '/health': api, '/sandbox': api } },
  build: {
    outDir: 'dist',
    // The worst browser we promise: two years old, on a crew's phone.
    target: ['chrome123', 'safari17.5', 'firefox124'],
    sourcemap: 'hidden',
    // The reader of PDFs is one package of this size, fetched where a work order is opened.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Three vendor chunks that change at different times, so that a release of ours leaves them cached.
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/]/, priority: 20 },
            {
              name: 'mantine',
              test: /node_modules[\\/](@mantine[\\/](core|hooks|form|notifications)|@floating-ui)[\\/]/,
              priority: 10,
            },
          ],
        },
      },
    },
  },
});
