/** 养老院, 敬老院, 福利院, 社区养老服务机构; the words are `whitelist.kind` of the copy. */
export const institutionKinds = ['nursing-home', 'rural-home', 'welfare-home', 'community'] as const
export type InstitutionKind = (typeof institutionKinds)[number]

/** Whom it can care for, from those who look after themselves to those with dementia; words: `whitelist.care`. */
export const careLevels = ['independent', 'partial', 'dependent', 'dementia'] as const
export type CareLevel = (typeof careLevels)[number]
