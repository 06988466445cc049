import argon2 from '@node-rs/argon2'
import type { Argon2Cost } from '#identity/argon2id'

const ARGON2ID = 2

export function hash(value: string, { memoryKiB, passes, lanes }: Argon2Cost): Promise<string> {
  return argon2.hash(value, { algorithm: ARGON2ID, memoryCost: memoryKiB, timeCost: passes, parallelism: lanes })
}

export function verify(hashed: string, plain: string): Promise<boolean> {
  return argon2.verify(hashed, plain)
}

export function parseOptions(hashed: string): Argon2Cost {
  const [, memoryKiB, passes, lanes] = /\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(hashed) ?? []
  return { memoryKiB: Number(memoryKiB), passes: Number(passes), lanes: Number(lanes) }
}
