/** Buttons that print are in the page but hidden: they show themselves where scripts run. */
export const showPrintButtons = (): void => {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }
}
