/** What belongs to somebody: codes of townships, ids of units and offices, and whether named for cases of children. */
export type Scope = {
  townships: readonly string[]
  units: readonly string[]
  offices: readonly string[]
  child: boolean
}

export const NO_SCOPE: Scope = { townships: [], units: [], offices: [], child: false }

/** Somebody who works here. `role` is an id of content/desk/roles.yaml. */
export type Person = { id: string; name: string; role: string; scope: Scope }
