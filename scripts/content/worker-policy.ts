import type { Policy, WorkerPolicy } from '../../schema/policy.ts'

/** Words of pages and files that only the build makes: the API's pages, the data sets, the schemas, whole rosters, the look. */
const BUILD_ALONE = ['api', 'batch', 'data', 'design', 'schemas']

const isOfBuild = (key: string): boolean => BUILD_ALONE.some((room) => key.startsWith(`${room}.`))

/** The policy without what only static pages show: the Worker is read and parsed whenever one of its isolates starts. */
export const workerPolicyOf = (policy: Policy): WorkerPolicy => {
  const {
    audiences: _audiences,
    awaited: _awaited,
    careSites: _careSites,
    elderHome: _elderHome,
    forms: _forms,
    fraudTest: _fraudTest,
    moments: _moments,
    rescuePoints: _rescuePoints,
    services: _services,
    situations: _situations,
    socialWorkStations: _socialWorkStations,
    synonyms: _synonyms,
    traditional: _traditional,
    wellKnown: _wellKnown,
    windows: _windows,
    ...rest
  } = policy
  return {
    ...rest,
    words: Object.fromEntries(Object.entries(policy.words).filter(([key]) => !isOfBuild(key))),
  }
}
