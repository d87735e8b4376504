import { app } from './app.ts'

export { Gate } from './gate/gate.ts'
export { ReadinessProbe } from './readiness/probe.ts'

export default app
