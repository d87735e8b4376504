export { randomOf as seeded } from '../../scripts/peers/random.ts'
export { between, pick, type Random } from '../../scripts/lib/chance.ts'
