import { prepareProof, takeProof } from '../../../site/islands/parts/proof.ts'

/** A page with a button that takes two proofs; between, it counts how long it could not do anything else. */
const [button, output] = [document.querySelector('button'), document.querySelector('output')]
button?.addEventListener('click', () => {
  let [lastMs, longestMs] = [performance.now(), 0]
  const pulse = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - lastMs)
    lastMs = performance.now()
  }, 5)
  prepareProof()
  prepareProof()
  void Promise.all([takeProof(), takeProof()]).then((proofs) => {
    clearInterval(pulse)
    if (output !== null) output.value = JSON.stringify({ proofs, longestMs })
  })
})
