type Said = 'opening' | 'looking' | 'refused' | 'failed'
type Running = { end: () => void }

/** Opens the camera and gives the text of the first code it sees. The reader comes when it is asked for, and not before. */
const readWith = async (video: HTMLVideoElement, found: (text: string) => void): Promise<Running> => {
  const { QRCanvas, frameLoop, rearCamera } = await import('qr/dom.js')
  const camera = await rearCamera(video)
  const canvas = new QRCanvas()
  let over = false
  const look = async (): Promise<void> => {
    const text = await camera.readFrame(canvas, true)
    if (typeof text === 'string' && !over) found(text)
  }
  const cancel = frameLoop(() => void look(), video)
  return {
    end: () => {
      over = true
      cancel()
      camera.stop()
    },
  }
}

/** Shows the button for the camera, where there can be one. What it reads goes into the form's field, and the form goes off. */
export const offerCamera = (form: HTMLFormElement): void => {
  const box = form.querySelector<HTMLElement>('[data-camera]')
  const [start, stop] = ['start', 'stop'].map((name) =>
    form.querySelector<HTMLButtonElement>(`[data-${name}]`),
  )
  const said = form.querySelector<HTMLElement>('[role=status]')
  const video = form.querySelector('video')
  const field = form.querySelector<HTMLInputElement>('input[name=scanned]')
  const send = form.querySelector<HTMLButtonElement>('button:not([type])')
  if (!box || !start || !stop || !said || !video || !field || !send) return
  if (!('mediaDevices' in navigator)) return
  let running: Running | undefined

  const show = (on: boolean, words?: Said): void => {
    start.hidden = on
    stop.hidden = !on
    video.hidden = !on
    said.textContent = words === undefined ? '' : (said.dataset[words] ?? '')
  }
  const end = (): void => {
    running?.end()
    running = undefined
    show(false)
  }
  const begin = async (): Promise<void> => {
    show(true, 'opening')
    // Below the fold nobody aims, and the browser draws no picture there.
    video.scrollIntoView({ block: 'nearest' })
    try {
      running = await readWith(video, (text) => {
        end()
        field.value = text
        send.click()
      })
      said.textContent = said.dataset['looking'] ?? ''
    } catch (fault) {
      show(false, fault instanceof DOMException && fault.name === 'NotAllowedError' ? 'refused' : 'failed')
    }
  }

  start.addEventListener('click', () => void begin())
  stop.addEventListener('click', end)
  box.hidden = false
}
