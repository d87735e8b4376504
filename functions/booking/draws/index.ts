/** What the ledger does with draws. */
export { declareDraw } from './announcing.ts'
export { cancelDraw } from './cancelling.ts'
export { drawWith } from './drawing.ts'
export { drawnKey, loadDrawnDays } from './drawn-days.ts'
export { enter, withdraw } from './entering.ts'
export { closedRecord, drawRecords } from './records.ts'
