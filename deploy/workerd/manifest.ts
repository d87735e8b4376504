/** One built file, as the static site serves it. `hash` is the start of its SHA-256, in hex; `packed` has .br and .gz. */
export type SiteFile = { type: string; hash: string; bytes: number; packed: boolean }

/** By path below the site's root: `/services/index.html`. */
export type SiteManifest = { [path: string]: SiteFile }
