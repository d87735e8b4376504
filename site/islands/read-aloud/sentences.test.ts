import { describe, expect, it } from 'vitest'
import { sentencesOf } from './sentences.ts'

describe('sentencesOf', () => {
  it('ends a piece at the end of a sentence', () => {
    expect(sentencesOf('带身份证。还要带户口簿！')).toEqual(['带身份证。', '还要带户口簿！'])
  })

  it('cuts a sentence nobody can say in one breath at its commas', () => {
    const long = `${'很'.repeat(50)}，${'长'.repeat(50)}。`
    expect(sentencesOf(long)).toEqual([`${'很'.repeat(50)}，`, `${'长'.repeat(50)}。`])
  })

  it('says nothing for punctuation and empty lines', () => {
    expect(sentencesOf('\n 。 \n')).toEqual([])
  })
})
