import { readFile } from 'node:fs/promises';
import react from '@vitejs/plugin-react';
import { Marked } from 'marked';
import { type Plugin, defineConfig } from 'vitest/config';

/**
 * Imports Markdown as HTML. What it names of the repository is not beside the console, so relative
 * links become plain text and pictures are left out; the title is the page's.
 */
function markdown(): Plugin {
  const marked = new Marked({
    renderer: {
      link({ href, tokens }) {
        const text = this.parser.parseInline(tokens);
        return /^(?:https?:|#)/.test(href) ? `<a href="${href}" rel="noreferrer">${text}</a>` : `${text} (<code>docs/${href}</code>)`;
      },
      image: () => '',
      heading({ depth, tokens }) {
        return depth === 1 ? '' : `<h${depth}>${this.parser.parseInline(tokens)}</h${depth}>`;
      },
      table(token) {
        const row = (cells: typeof token.header, name: string) =>
          `<tr>${cells.map((cell) => `<${name}>${this.parser.parseInline(cell.tokens)}</${name}>`).join('')}</tr>`;
        return `<div class="scroll-x" tabindex="0" role="group" aria-label="Table"><table class="plain-table"><thead>${row(token.header, 'th')}</thead><tbody>${token.rows.map((cells) => row(cells, 'td')).join('')}</tbody></table></div>`;
      },
      code: ({ text }) => `<pre tabindex="0"><code>${escape(text)}</code></pre>`,
    },
  });
  return {
    name: 'markdown',
    async load(id) {
      return id.endsWith('.md') ? `export default ${JSON.stringify(await marked.parse(await readFile(id, 'utf8')))};` : null;
    },
  };
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

// The application is src/main, its tests are src/test; what is built lands beside the jars of the
// other modules. Paths are relative, so that any folder of any static host will do.
export default defineConfig({
  root: 'src/main',
  base: './',
  plugins: [react(), markdown()],
  server: { fs: { allow: ['../../../..'] } },
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
