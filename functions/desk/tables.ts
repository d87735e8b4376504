import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { resetKinds } from '../../schema/desk/reset.ts'
import type { Scope } from '../../schema/desk/person.ts'

/** The tables of 0000_desk.sql and 0001_accounts.sql, where the constraints and what each row means are written. */
export const staff = sqliteTable('staff', {
  id: text('id').primaryKey(),
  login: text('login').notNull(),
  name: text('name').notNull(),
  role: text('role').notNull(),
  scope: text('scope', { mode: 'json' }).$type<Scope>().notNull(),
  password: text('password').notNull(),
  secret: text('secret').notNull(),
  lastStep: integer('last_step').notNull().default(0),
  createdMs: integer('created_ms').notNull(),
  enrolledMs: integer('enrolled_ms'),
  endedMs: integer('ended_ms'),
  factorMs: integer('factor_ms'),
})

export const invites = sqliteTable('invites', {
  id: text('id').primaryKey(),
  tokenHash: text('token_hash').notNull(),
  name: text('name').notNull(),
  role: text('role').notNull(),
  scope: text('scope', { mode: 'json' }).$type<Scope>().notNull(),
  by: text('by').notNull(),
  untilMs: integer('until_ms').notNull(),
  usedMs: integer('used_ms'),
})

export const stages = ['enrol', 'code', 'in'] as const
export type Stage = (typeof stages)[number]

export const sessions = sqliteTable('sessions', {
  id: text('id').primaryKey(),
  tokenHash: text('token_hash').notNull(),
  staffId: text('staff_id').notNull(),
  stage: text('stage', { enum: stages }).notNull(),
  device: text('device').notNull(),
  sinceMs: integer('since_ms').notNull(),
  lastMs: integer('last_ms').notNull(),
  tries: integer('tries').notNull().default(0),
  nextSecret: text('next_secret'),
  nextMs: integer('next_ms').notNull().default(0),
  codeMs: integer('code_ms').notNull().default(0),
})

export const subjects = sqliteTable('subjects', {
  subjectHash: text('subject_hash').primaryKey(),
  staffId: text('staff_id').notNull(),
  linkedMs: integer('linked_ms').notNull(),
  by: text('by').notNull(),
})

export const resets = sqliteTable('resets', {
  id: text('id').primaryKey(),
  tokenHash: text('token_hash').notNull(),
  staffId: text('staff_id').notNull(),
  what: text('what', { enum: resetKinds }).notNull(),
  by: text('by').notNull(),
  untilMs: integer('until_ms').notNull(),
  usedMs: integer('used_ms'),
})

export const recoveryCodes = sqliteTable('recovery_codes', {
  codeHash: text('code_hash').primaryKey(),
  staffId: text('staff_id').notNull(),
})

export const tries = sqliteTable('tries', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  lastMs: integer('last_ms').notNull(),
})

export const auditKeys = sqliteTable('audit_keys', {
  key: text('key').primaryKey(),
  seq: integer('seq').notNull(),
})

export const audit = sqliteTable('audit', {
  seq: integer('seq').primaryKey(),
  atMs: integer('at_ms').notNull(),
  who: text('who').notNull(),
  act: text('act').notNull(),
  about: text('about').notNull(),
  why: text('why').notNull(),
  hash: text('hash').notNull(),
  signature: text('signature').notNull(),
})
