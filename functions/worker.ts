import { app } from './app.ts'

export { BookingLedger } from './booking/ledger.ts'
export { Casebook } from './casework/casebook.ts'
export { Album } from './casework/photos/album.ts'
export { Staff } from './desk/staff.ts'
export { Drafts } from './desk/editions/object/drafts.ts'
export { Gate } from './gate/gate.ts'
export { ReadinessProbe } from './readiness/probe.ts'

export default app
