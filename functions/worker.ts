import { app } from './app.ts'

export { BookingLedger } from './booking/ledger.ts'
export { ReadinessProbe } from './readiness/probe.ts'

export default app
