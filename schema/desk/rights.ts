/** What somebody may ask for about their own data: articles 45 to 48 of the personal information protection law. */
export const requestKinds = ['access', 'copy', 'correct', 'delete', 'explain'] as const
export type RequestKind = (typeof requestKinds)[number]

/** How a request ended. A refusal, whole or in part, has its reason (article 50). */
export const requestOutcomes = ['done', 'partly', 'refused', 'nothing', 'withdrawn'] as const
export type RequestOutcome = (typeof requestOutcomes)[number]

export const needsReason = (outcome: RequestOutcome): boolean => outcome === 'partly' || outcome === 'refused'

/** What may be done under a request, and nothing else: whoever asks for a copy has not asked for erasure. */
export const mayUnder: Record<RequestKind, readonly ('copy' | 'correct' | 'erase')[]> = {
  access: ['copy'],
  copy: ['copy'],
  correct: ['correct'],
  delete: ['erase'],
  explain: [],
}
