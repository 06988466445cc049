import { Feed } from 'feed'
import { dayOf } from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import { installation } from '#core/installation'
import type Call from '#programmes/models/call'
import { rulebookOf } from '#tenancy/rulebooks/index'

const START = new Date('2025-01-01T00:00:00Z')

/** Open calls for readers of feeds, the newest first; the same calls give the same feed. Each needs programme and version. */
export function feedOf(calls: readonly Call[]): Feed {
  const { address } = installation()
  const newest = calls.map(({ opensAt }) => opensAt.toJSDate()).sort((one, other) => +other - +one)
  const feed = new Feed({
    id: `${address}/foerderangebote`,
    link: `${address}/foerderangebote`,
    title: 'Anschub: offene Förderangebote',
    description: 'Förderaufrufe, für die jetzt Anträge gestellt werden können',
    language: 'de',
    updated: newest[0] ?? START,
    copyright: 'amtliche Bekanntmachung',
    feedLinks: { atom: `${address}/foerderangebote.atom`, json: `${address}/foerderangebote.json` },
  })
  for (const call of calls) feed.addItem(itemOf(call, address))
  return feed
}

function itemOf({ id, code, title, land, opensAt, closesAt, expressionClosesAt, definition }: Call, address: string) {
  return {
    id: `${address}/foerderangebote/${id}`,
    link: `${address}/foerderangebote/${id}`,
    title: definition.sample ? `${title} (Musterprogramm)` : title,
    description: `${definition.summary} ${expressionClosesAt ? 'Interessenbekundungen' : 'Anträge'} bis ${germanDay(dayOf(expressionClosesAt ?? closesAt))}.`,
    date: opensAt.toJSDate(),
    published: opensAt.toJSDate(),
    category: [{ name: rulebookOf(land).name }, { name: code }],
  }
}
