/** What this portal keeps in a browser, by name: written by the service worker and the report's scripts, emptied by `clear`. */
export const SERVICE_WORKER = '/service-worker.js'
export const DRAFTS_DB = 'portal-drafts'
/** The name of Background Sync's task, and of the channel on which pages hear that a draft changed. */
export const DELIVERY = 'portal-delivery'

/** Every cache of ours begins so. */
export const CACHES = 'portal-'
export const PAGES_CACHE = `${CACHES}pages`
export const ASSETS_CACHE = `${CACHES}assets`
/** Brought with the service worker; its version is a digest of what is in it. */
export const CORE_CACHE = `${CACHES}core-`
