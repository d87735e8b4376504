import { Document, isCollection, isSeq } from 'yaml'
import type { Notice } from '../../../schema/content/notice.ts'

/** The text of content/published/notices/<id>.yaml, laid out as those written by hand: ids on one line, and each citation on one. */
export const noticeFile = (notice: Notice): string => {
  const document = new Document(notice)
  const [services, cites] = [document.get('services'), document.get('cite')]
  if (isSeq(services)) services.flow = true
  if (isSeq(cites)) for (const cite of cites.items) if (isCollection(cite)) cite.flow = true
  return document.toString({ lineWidth: 0, singleQuote: true, flowCollectionPadding: true })
}
