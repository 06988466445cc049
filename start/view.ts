import { randomUUID } from 'node:crypto'
import app from '@adonisjs/core/services/app'
import edge from 'edge.js'
import { dayOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import Money from '#core/money/money'
import { installation } from '#core/installation'
import { euros, figures } from '#core/money/german_money'
import { viewGlobals as tenancy } from '#tenancy/view'
import { viewGlobals as identity } from '#identity/view'
import { viewGlobals as forms } from '#forms/view'
import { viewGlobals as programmes } from '#programmes/view'
import { viewGlobals as financing } from '#financing/view'
import { viewGlobals as applications } from '#applications/view'
import { viewGlobals as decisions } from '#decisions/view'
import { viewGlobals as reports } from '#reports/view'
import { viewGlobals as cases } from '#cases/view'

/** Attributes that have a value, escaped; those without one are left out. Their names are a page's own words and never data. */
function attributes(values: Record<string, string | number | false | null | undefined>): unknown {
  const { escape, safe } = edge.globals.html as { escape(text: string): string; safe(markup: string): unknown }
  const said = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== null && value !== false && value !== ''
  )
  return safe(said.map(([name, value]) => `${name}="${escape(String(value))}"`).join(' '))
}

/** A sign of KERN beside words that say the same; readers of the screen are not told of it. */
function icon(name: string, size: 'small' | 'default' = 'small', tone = ''): unknown {
  const { escape, safe } = edge.globals.html as { escape(text: string): string; safe(markup: string): unknown }
  const classes = ['kern-icon', `kern-icon--${name}`, `kern-icon--${size}`, tone && `an-icon-${tone}`].filter(Boolean)
  return safe(`<span class="${escape(classes.join(' '))}" aria-hidden="true"></span>`)
}

/** The only words that pages may use to print money, days and times; each module adds its own. */
const core = {
  attributes,
  icon,
  euros,
  figures,
  /** +1.000,00 € and −1.000,00 €. */
  signedEuros: (amount: Money) => (amount.isPositive ? `+${euros(amount)}` : euros(amount)),
  germanDay,
  /** Of an amount and a day as a file has them. */
  moneyOf: (decimal: string) => Money.parse(decimal),
  writtenDay: (iso: string) => germanDay(Day.parse(iso)),
  germanInstant,
  dayOf,
  germanCount: (count: number) => count.toLocaleString('de-DE'),
  fileSize: (bytes: number) =>
    bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`,
  formKey: () => randomUUID(),
  isDemo: () => installation().isDemo,
  version: () => installation().version,
}

// otherwise the folder is read anew for every page
if (app.inProduction) {
  const listed = edge.loader.listComponents()
  edge.loader.listComponents = () => listed
}

for (const globals of [core, tenancy, identity, forms, programmes, financing, applications, decisions, reports, cases])
  for (const [name, value] of Object.entries(globals)) edge.global(name, value)
