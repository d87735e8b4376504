import { booking } from './booking.ts'
import { careSites } from './care-sites.ts'
import type { Check } from './check.ts'
import { cites, citesToday, lawParts } from './cites.ts'
import { checklists } from './checklists.ts'
import { draws } from './draws.ts'
import { forms } from './forms.ts'
import { elderHome } from './elder-home.ts'
import { examples } from './examples.ts'
import { identity } from './identity.ts'
import { institutions } from './institutions.ts'
import { links } from './links.ts'
import { guidance, periods } from './periods.ts'
import { places } from './places.ts'
import { ways } from './ways.ts'
import { published } from './published.ts'
import { workPlan } from './work-plan.ts'
import { future } from './reviewed.ts'
import { requests } from './requests.ts'
import { roster } from './roster.ts'
import { rules } from './rules.ts'
import { served } from './served.ts'
import { texts } from './texts.ts'
import { words } from './words.ts'

/** What must hold before anything is built. A new kind of content adds its check here. */
export const crossChecks: readonly Check[] = [
  identity,
  lawParts,
  cites,
  citesToday,
  periods,
  guidance,
  links,
  ways,
  texts,
  words,
  future,
  places,
  institutions,
  careSites,
  checklists,
  forms,
  elderHome,
  roster,
  draws,
  booking,
  requests,
  served,
  published,
  workPlan,
]

/** Runs the engine, so only where everything above holds: an unknown name cannot be compiled. */
export const engineChecks: readonly Check[] = [rules, examples]
