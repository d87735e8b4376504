import { build } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { main } from './lib/steps.mjs'

/** `npm run build` (`-- --production` refuses sample records): the site, the Worker's bundle, what plain workerd needs. */
await main(async () => {
  await ensureInstalled()
  await build({ production: process.argv.includes('--production'), force: process.argv.includes('--force') })
})
