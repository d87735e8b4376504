import { createRoot } from 'react-dom/client'
import { rosterWords } from '../../../generated/roster.ts'
import { wordsOf } from '../../../views/words.ts'
import { Batch } from './Batch.tsx'

const place = document.getElementById('batch')
if (place !== null) {
  place.replaceChildren()
  createRoot(place).render(<Batch t={wordsOf(rosterWords)} />)
}
