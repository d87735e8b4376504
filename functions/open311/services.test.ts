import { describe, expect, it } from 'vitest'
import type { RequestField } from '../../schema/content/request.ts'
import { descriptionOf } from './request-view.ts'
import { serviceDefinition, wordsFieldOf } from './services.ts'

const common = { hint: null, required: false }
const options = [
  { id: 'big', label: '大墓' },
  { id: 'living', label: '活人墓' },
]
const fields: RequestField[] = [
  { ...common, id: 'kinds', label: '是哪种', type: 'choices', options, seenBy: 'public', required: true },
  { ...common, id: 'graves', label: '几座', type: 'number', min: 1, max: 99, unit: '座', seenBy: 'public' },
  { ...common, id: 'building', label: '还在修', type: 'yesno', seenBy: 'public' },
  { ...common, id: 'since', label: '哪天看见', type: 'day', seenBy: 'staff' },
  { ...common, id: 'sign', label: '牌子', hint: '看得清就填', type: 'text', max: 40, seenBy: 'staff' },
  { ...common, id: 'owner', label: '谁家的', type: 'choice', options, seenBy: 'named' },
  { ...common, id: 'words', label: '还想说', type: 'long', max: 500, seenBy: 'staff' },
]
const kind = { id: 'graves', urgency: [{ id: 'danger', ask: '有人要动手吗？', danger: true }], fields }

describe('the definition of a service', () => {
  const definition = JSON.parse(JSON.stringify(serviceDefinition(kind))) as {
    attributes: {
      code: string
      datatype: string
      order: number
      description: string
      values: { key: string }[]
    }[]
  }
  it('has a data type of the specification for each kind of field, urgency first', () => {
    expect(definition.attributes.map(({ code, datatype }) => [code, datatype])).toEqual([
      ['danger', 'singlevaluelist'],
      ['kinds', 'multivaluelist'],
      ['graves', 'number'],
      ['building', 'singlevaluelist'],
      ['since', 'datetime'],
      ['sign', 'string'],
      ['owner', 'singlevaluelist'],
      ['words', 'text'],
    ])
    expect(definition.attributes.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
  it('lists what can be chosen', () => {
    const keys = definition.attributes.map(({ values }) => values.map(({ key }) => key).join(' '))
    expect(keys).toEqual(['yes no unsure', 'big living', '', 'yes no', '', '', 'big living', ''])
  })
  it('says the hint beside the label', () =>
    expect(definition.attributes[5]?.description).toBe('牌子（看得清就填）'))
})

it('reads a description into the first field for more than a line', () => {
  expect(wordsFieldOf(kind)).toBe('words')
  expect(wordsFieldOf({ fields: fields.slice(0, 3) })).toBeUndefined()
})

it('describes a report by what everybody may see, and by nothing else', () => {
  const open = {
    kinds: ['big', 'living'],
    graves: 2,
    building: false,
    owner: 'big',
    sign: '密',
    words: '密',
    danger: 'yes',
  }
  expect(descriptionOf(kind, open)).toBe('是哪种：大墓，活人墓\n几座：2 座\n还在修：否')
  expect(descriptionOf(kind, {})).toBe('')
})
