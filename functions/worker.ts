import { app } from './app.ts'

export { ReadinessProbe } from './readiness/probe.ts'

export default app
