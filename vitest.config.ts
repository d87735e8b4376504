import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

/** React's names stand for Preact in tests as in every bundle (decision 2). */
const alias = {
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-runtime',
  'react-dom/client': 'preact/compat/client',
  'react-dom': 'preact/compat',
  react: 'preact/compat',
}

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'node',
          include: ['{schema,views,site,scripts,functions,deploy,tests}/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          exclude: ['**/*.worker.test.ts', 'tests/runtime/**', 'tests/browser/**', '**/node_modules/**'],
        },
      },
      {
        resolve: { alias },
        plugins: [cloudflareTest({ wrangler: { configPath: './wrangler.toml' } })],
        test: {
          name: 'worker',
          include: ['{functions,tests}/**/*.worker.test.ts'],
          globalSetup: ['tests/support/troubled-receiver.ts'],
          // The first request loads the whole Worker; on a busy machine that alone takes seconds.
          testTimeout: 30_000,
        },
      },
      {
        // Whole programs on real ports: plain workerd, wrangler dev, nginx. They need a build (npm run build).
        test: {
          name: 'runtime',
          include: ['tests/runtime/**/*.test.ts'],
          testTimeout: 30_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
