import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The application is src/main, its tests are src/test; what is built lands beside the jars of the
// other modules. Paths are relative, so that any folder of any static host will do.
export default defineConfig({
  root: 'src/main',
  base: './',
  plugins: [react()],
  build: {
    outDir: process.env.CONSOLE_OUT ?? '../../target/console',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  test: {
    root: '.',
    include: ['src/test/**/*.test.ts'],
  },
});
