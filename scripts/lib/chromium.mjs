import { existsSync, readFileSync } from 'node:fs'
import { run, tool } from './run.mjs'
import { step } from './steps.mjs'

const isDebian = () =>
  existsSync('/etc/debian_version') && /debian|ubuntu/i.test(readFileSync('/etc/os-release', 'utf8'))
const isRoot = () => process.getuid?.() === 0

/** Debian packages for the tests, where this is Debian and we may install them. Resolves with what is there afterwards. */
export const ensureTestPrograms = async () => {
  const programs = {
    chromium: '/usr/bin/chromium',
    // Without a Chinese font every character is a box of another width, and no test of line breaks means anything.
    'fonts-noto-cjk': '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
    'nginx-light': '/usr/sbin/nginx',
    openssl: '/usr/bin/openssl',
  }
  const missing = Object.keys(programs).filter((name) => !existsSync(programs[name]))
  if (missing.length > 0 && isDebian() && isRoot())
    await step(`install ${missing.join(', ')} (apt)`, async () => {
      const env = { DEBIAN_FRONTEND: 'noninteractive' }
      await run('apt-get', ['update', '-qq'], { env })
      await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { env })
    })
  else if (!existsSync(programs.chromium))
    await step("install Playwright's own Chromium", () => tool('playwright', ['install', 'chromium']))
}
