import { useState, type ClipboardEvent, type DragEvent, type FormEvent } from 'react'
import type { Words } from '../../../views/words.ts'
import { ErrorGlyph } from '../../../views/parts.tsx'
import type { State } from './state.ts'

/** A field with thousands of lines in it makes a browser crawl: so much is not shown but taken at once. */
const MOST_SHOWN = 50_000

type Props = {
  t: Words
  refusal: State['refusal']
  stopped: boolean
  pasted: string
  onPasted: (text: string) => void
  onText: (text: string) => void
  onFile: (file: File) => void
}

/** Where a roster comes in: dropped, chosen or pasted. */
export const StartForm = ({ t, refusal, stopped, pasted, onPasted, onText, onFile }: Props) => {
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file !== undefined) onFile(file)
  }
  const dragOver = (event: DragEvent): void => {
    event.preventDefault()
    setOver(true)
  }
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain')
    if (text.length <= MOST_SHOWN) return
    event.preventDefault()
    onText(text)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onText(pasted)
  }
  return (
    <form className="stack" onSubmit={submit}>
      {refusal === undefined ? null : (
        <div className="problems stack tight" tabIndex={-1} data-stage>
          <h2>{t('batch.refused.heading')}</h2>
          <p className="error">
            <ErrorGlyph />
            {t(`batch.refused.${refusal.code}`, refusal.params)}
          </p>
        </div>
      )}
      {stopped ? (
        <p className="note" tabIndex={-1} data-stage>
          {t('batch.work.stoppedEarly')}
        </p>
      ) : null}
      <div
        className={over ? 'drop over stack tight' : 'drop stack tight'}
        onDragOver={dragOver}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <div className="field">
          <label htmlFor="roster-file">{t('batch.start.file')}</label>
        </div>
        <p className="hint" id="roster-file-hint">
          {t(over ? 'batch.start.drop' : 'batch.start.fileHint')}
        </p>
        <input
          className="in"
          id="roster-file"
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          aria-describedby="roster-file-hint"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            if (file !== undefined) onFile(file)
          }}
        />
      </div>
      <div className="stack tight">
        <div className="field">
          <label htmlFor="roster-text">{t('batch.start.paste')}</label>
        </div>
        <p className="hint" id="roster-text-hint">
          {t('batch.start.pasteHint')}
        </p>
        <textarea
          className="in paste"
          id="roster-text"
          rows={6}
          spellCheck={false}
          autoComplete="off"
          wrap="off"
          aria-describedby="roster-text-hint"
          value={pasted}
          onPaste={paste}
          onInput={({ currentTarget }) => onPasted(currentTarget.value)}
        />
      </div>
      <p>
        <button className="btn big">{t('batch.start.go')}</button>
      </p>
    </form>
  )
}
