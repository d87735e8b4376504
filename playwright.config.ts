import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

/** Debian's own Chromium where it is installed, so that a fresh machine downloads no second browser. */
const debianChromium = '/usr/bin/chromium'
const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: './tests/browser',
  outputDir: './test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  use: {
    baseURL: process.env.PORTAL_URL ?? 'http://127.0.0.1:8787',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 390, height: 844 },
    // Colours change at once, so that none is measured halfway.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: existsSync(debianChromium) ? debianChromium : undefined,
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
