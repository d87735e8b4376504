import type { Edition, InstitutionEntry } from '../../../schema/content/institution.ts'
import { changesBetween } from '../../../schema/institutions/changes.ts'
import type { EditionChange } from '../../../schema/policy.ts'
import type { ChangeLine } from '../../../views/desk/editions/model.ts'
import { toldOf } from '../../../views/institutions/told.ts'
import { t } from '../../words.ts'
import { townshipName } from './known.ts'

type Field = keyof InstitutionEntry

/** One field of an entry, in the words of its page. */
const fieldText = (entry: InstitutionEntry, field: Field): string => {
  const told = toldOf(entry, t, townshipName(entry.township))
  switch (field) {
    case 'kind':
      return told.kind
    case 'township':
      return townshipName(entry.township)
    case 'address':
      return entry.address ?? t('site.unknown')
    case 'phone':
      return told.phone
    case 'record':
      return entry.record.number === null ? told.filed : `${told.number}　${told.filed}`
    case 'beds':
      return told.beds
    case 'careLevels':
      return told.care
    case 'inspected':
      return told.inspected
    case 'complaints':
      return told.complaints
    case 'added':
      return told.listed
    case 'id':
    case 'name':
    case 'provenance':
      return entry[field]
  }
}

/** What is told of an institution that is new on the list. */
const toldOfNew = ['kind', 'township', 'beds', 'careLevels', 'record', 'inspected'] as const

const lineOf = (change: EditionChange, before: Edition, after: Edition): ChangeLine => {
  const [was, is] = [before, after].map(({ entries }) => entries.find(({ id }) => id === change.id))
  const fields: readonly Field[] = change.what === 'added' ? toldOfNew : change.fields
  return {
    name: change.name,
    what: change.what,
    why: change.why,
    fields: fields.map((field) => ({
      name: t(`institutions.changes.field.${field}`),
      before: was === undefined ? '' : fieldText(was, field),
      after: is === undefined ? '' : fieldText(is, field),
    })),
  }
}

/** What an edition changes of the one before it, field by field; nothing where there is none. */
export const changeLines = (before: Edition | undefined, after: Edition): ChangeLine[] =>
  before === undefined ? [] : changesBetween(before, after).map((change) => lineOf(change, before, after))
