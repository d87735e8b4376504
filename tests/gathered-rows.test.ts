import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { GatheredRows, insertRows } from '../functions/gathered-rows.ts'

const store = () => {
  const db = new DatabaseSync(':memory:')
  db.exec(`
    PRAGMA foreign_keys = ON;
    CREATE TABLE rooms (id integer PRIMARY KEY, capacity integer NOT NULL) STRICT;
    CREATE TABLE seats (room integer NOT NULL REFERENCES rooms (id), seat integer NOT NULL, who text, PRIMARY KEY (room, seat)) STRICT;
    CREATE TRIGGER full BEFORE INSERT ON seats
    WHEN (SELECT count(*) FROM seats WHERE room = NEW.room) >= (SELECT capacity FROM rooms WHERE id = NEW.room)
    BEGIN SELECT RAISE (ABORT, 'full'); END;`)
  const asked: string[] = []
  const sql = {
    exec: (statement: string, json: string) => {
      asked.push(statement)
      db.prepare(statement).run(json)
    },
  }
  const rows = new GatheredRows(sql, [
    ['room', insertRows('rooms', ['id', 'capacity'])],
    ['seat', insertRows('seats', ['room', 'seat', 'who'])],
  ])
  const all = (table: string) => db.prepare(`SELECT * FROM ${table}`).all()
  return { rows, asked, all }
}

describe('gathered rows', () => {
  it('are written with one statement a kind, what is referred to first', () => {
    const { rows, asked, all } = store()
    rows.add('seat', [1, 0, '甲"\\'])
    rows.add('seat', [1, 1, null])
    rows.add('room', [1, 2])
    expect(all('seats')).toEqual([])
    rows.write()
    expect(all('seats')).toEqual([
      { room: 1, seat: 0, who: '甲"\\' },
      { room: 1, seat: 1, who: null },
    ])
    expect(asked).toHaveLength(2)
    rows.write()
    expect(asked).toHaveLength(2)
  })

  it('meet triggers and keys one by one, as rows that come alone do', () => {
    const { rows, all } = store()
    rows.add('room', [1, 2])
    for (const seat of [0, 1, 2]) rows.add('seat', [1, seat, null])
    expect(() => rows.write()).toThrow('full')
    expect(all('seats')).toEqual([])
    rows.forget()
    rows.add('seat', [2, 0, null])
    expect(() => rows.write()).toThrow('FOREIGN KEY')
    rows.forget()
    rows.add('seat', [1, 0, null])
    rows.add('seat', [1, 0, null])
    expect(() => rows.write()).toThrow('UNIQUE')
  })

  it('are forgotten with the transaction that was taken back', () => {
    const { rows, all } = store()
    rows.add('room', [1, 2])
    rows.forget()
    rows.write()
    expect(all('rooms')).toEqual([])
  })

  it('come in several statements where they are many', () => {
    const { rows, asked, all } = store()
    for (let id = 1; id <= 1200; id += 1) rows.add('room', [id, 1])
    rows.write()
    expect(all('rooms')).toHaveLength(1200)
    expect(asked).toHaveLength(3)
  })
})
