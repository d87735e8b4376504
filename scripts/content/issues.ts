import type { z } from 'zod'
import { issueFindings } from '../../schema/content/checks/issues.ts'
import { word, type Fault } from './fault.ts'
import { faultFrom, type Source } from './source.ts'

const typeNames = ['string', 'number', 'int', 'boolean', 'array', 'object', 'record', 'null']
const typeName = (type: string): string => (typeNames.includes(type) ? word(`type.${type}`) : type)

/** What zod says of a file, in words an official can act on. */
export const faultsOf = (source: Source, issues: readonly z.core.$ZodIssue[]): Fault[] =>
  issueFindings(source.data, issues).map((finding) => {
    const { type } = finding.params
    const params = typeof type === 'string' ? { ...finding.params, type: typeName(type) } : finding.params
    return faultFrom(source, { ...finding, params })
  })
