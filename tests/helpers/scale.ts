/** How much is tried: a part of it in every run, all of it in `npm run trust`. */
const FULL = {
  kills: 200,
  replays: 10_000,
  uploads: 200,
  fuzzed: 10_000,
  smallDisk: process.getuid?.() === 0,
  scanner: process.getuid?.() === 0,
  apart: 1000,
  effects: 2000,
  runs: 3,
  busy: true,
}
const PART: typeof FULL = {
  kills: 20,
  replays: 64,
  uploads: 3,
  fuzzed: 600,
  smallDisk: false,
  scanner: false,
  apart: 40,
  effects: 60,
  runs: 1,
  busy: false,
}

export const SCALE = process.env.TRUST === 'full' ? FULL : PART
