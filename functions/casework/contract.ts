import {
  addBodySchema,
  kindsAnswerSchema,
  placesAnswerSchema,
  receiptBodySchema,
  reportAnswerSchema,
  reportBodySchema,
  reportLookupAnswerSchema,
  reportViewSchema,
  wordsBodySchema,
} from '../../schema/api/casework.ts'
import { admitRefusals } from '../admit-refusals.ts'
import type { Operation } from '../operation.ts'

export const listPlaces = {
  id: 'listPlaces',
  tag: 'casework',
  method: 'get',
  path: '/places',
  answer: placesAnswerSchema,
} as const satisfies Operation

export const listRequestKinds = {
  id: 'listRequestKinds',
  tag: 'casework',
  method: 'get',
  path: '/request-kinds',
  answer: kindsAnswerSchema,
} as const satisfies Operation

export const sendReport = {
  id: 'sendReport',
  tag: 'casework',
  method: 'post',
  path: '/requests',
  body: reportBodySchema,
  writes: true,
  proof: true,
  status: 201,
  answer: reportAnswerSchema,
  refusals: ['kind_not_found', 'photo_gone', 'too_many_reports', ...admitRefusals],
} as const satisfies Operation

export const lookUpReport = {
  id: 'lookUpReport',
  tag: 'casework',
  method: 'post',
  path: '/requests/lookup',
  body: receiptBodySchema,
  answer: reportLookupAnswerSchema,
  refusals: ['report_not_found', 'too_many_requests'],
} as const satisfies Operation

export const addToReport = {
  id: 'addToReport',
  tag: 'casework',
  method: 'post',
  path: '/requests/current/add',
  body: addBodySchema,
  writes: true,
  bearer: 'token',
  answer: reportViewSchema,
  refusals: ['report_not_found', 'report_over', 'too_many_additions', 'photo_gone', 'too_many_requests'],
} as const satisfies Operation

export const withdrawReport = {
  id: 'withdrawReport',
  tag: 'casework',
  method: 'post',
  path: '/requests/current/withdraw',
  writes: true,
  bearer: 'token',
  answer: reportViewSchema,
  refusals: ['report_not_found', 'report_over'],
} as const satisfies Operation

export const reopenReport = {
  id: 'reopenReport',
  tag: 'casework',
  method: 'post',
  path: '/requests/current/reopen',
  body: wordsBodySchema,
  writes: true,
  bearer: 'token',
  answer: reportViewSchema,
  refusals: ['report_not_found', 'report_over', 'too_many_reopenings'],
} as const satisfies Operation
