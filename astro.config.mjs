import { defineConfig } from 'astro/config'

/** Where the portal will be found. A production build has to say it; canonical addresses and the sitemap carry it. */
const origin = process.env.PORTAL_ORIGIN ?? 'http://127.0.0.1:8787'
if (process.env.PORTAL_ENV === 'production' && process.env.PORTAL_ORIGIN === undefined) {
  throw new Error('A production build needs PORTAL_ORIGIN, the address of the portal (https://…).')
}

export default defineConfig({
  site: origin,
  srcDir: './site',
  publicDir: './site/public',
  outDir: './dist',
  output: 'static',
  trailingSlash: 'always',
  // The CSP allows no inline style and no inline script, so nothing may be folded into a page.
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  vite: {
    // Browsers of 2022 start no module as a worker, so a worker is one plain script.
    worker: { format: 'iife' },
    build: { assetsInlineLimit: 0, cssTarget: ['chrome99', 'safari15.4', 'firefox105'] },
    resolve: {
      // Interactive parts are written against React and run on preact, at a tenth of its weight.
      alias: {
        'react-dom/client': 'preact/compat/client',
        'react-dom/server': 'preact/compat/server',
        'react-dom': 'preact/compat',
        'react/jsx-runtime': 'preact/jsx-runtime',
        'react/jsx-dev-runtime': 'preact/jsx-dev-runtime',
        react: 'preact/compat',
      },
    },
    ssr: { noExternal: ['preact', 'preact-render-to-string'] },
  },
})
