import { World } from '#tests/helpers/world'

/** Pages that axe has looked at; one of a kind is as good as another. */
export const seen = new Set<string>()
let world: World | null = null
export const shared = { line: 0 }

/** One world for every road: what runs in one browser after the other shares a database. */
export async function theWorld(): Promise<World> {
  if (world) return world
  world = await World.create()
  const line = await world.budget('BW', 'WCC', 2026, '2520000.00', { 2027: '2520000.00', 2028: '2520000.00' })
  shared.line = line.id
  return world
}
