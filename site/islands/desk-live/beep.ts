const TONE_SECONDS = 0.18
const GAP_SECONDS = 0.1
const HERTZ = 880
const LOUDNESS = 0.2

/** A sound of our own making: `times` short tones. A browser lets it out only after somebody pressed something. */
export const beep = (audio: AudioContext, times: number): void => {
  for (let at = 0; at < times; at += 1) {
    const start = audio.currentTime + at * (TONE_SECONDS + GAP_SECONDS)
    const [tone, gain] = [audio.createOscillator(), audio.createGain()]
    tone.frequency.value = HERTZ
    gain.gain.setValueAtTime(LOUDNESS, start)
    gain.gain.exponentialRampToValueAtTime(0.001, start + TONE_SECONDS)
    tone.connect(gain).connect(audio.destination)
    tone.start(start)
    tone.stop(start + TONE_SECONDS)
  }
}
