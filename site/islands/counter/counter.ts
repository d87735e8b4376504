import { showPrintButtons } from '../parts/print-buttons.ts'
import { offerCamera } from './camera.ts'

/** What scripts add to the counter: a button prints, and a camera reads receipts. Everything else is the page's own. */
showPrintButtons()
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-scan]')) offerCamera(form)
