import type { Edition } from '../../schema/content/institution.ts'
import { changesBetween } from '../../schema/institutions/changes.ts'
import type { PolicyEdition } from '../../schema/policy.ts'
import { checksumOf } from './canonical.ts'

/**
 * Editions with their checksum and what changed, oldest first. The checksum is that of the published file
 * `/institutions/<edition>.json`, which is the edition in canonical JSON and nothing else: `sha256sum` gives the same.
 */
export const policyEditions = (editions: readonly Edition[]): PolicyEdition[] =>
  editions.map((edition, at) => ({
    ...edition,
    checksum: checksumOf(edition),
    changes: changesBetween(editions[at - 1], edition),
  }))
