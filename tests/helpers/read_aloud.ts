import type { Page } from 'playwright'

/** What a screen reader comes by, in the order in which it reads. */
export type Spoken = { role: string; name: string; description: string; invalid: boolean; level: number | null }

type AxValue = { value?: unknown }
type AxNode = {
  nodeId: string
  ignored: boolean
  role?: AxValue
  name?: AxValue
  description?: AxValue
  childIds?: string[]
  properties?: { name: string; value: AxValue }[]
}

/** Roles without a meaning of their own. */
const SILENT = new Set(['none', 'generic', 'InlineTextBox', 'StaticText', 'LineBreak', 'RootWebArea', 'paragraph'])

/** The accessibility tree of a page as the browser hands it to a screen reader. */
export async function readAloud(page: Page): Promise<Spoken[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] }
  await session.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const walk = (node: AxNode): AxNode[] => [node, ...(node.childIds ?? []).flatMap((id) => walk(byId.get(id)!))]
  return walk(nodes[0])
    .filter(({ ignored, role }) => !ignored && !SILENT.has(textOf(role)))
    .map(({ role, name, description, properties = [] }) => {
      const property = (wanted: string) => properties.find((one) => one.name === wanted)?.value.value
      return {
        role: textOf(role),
        name: textOf(name).replace(/\s+/g, ' ').trim(),
        description: textOf(description),
        invalid: property('invalid') === 'true',
        level: (property('level') as number | undefined) ?? null,
      }
    })
}

function textOf(value?: AxValue): string {
  return String(value?.value ?? '')
}

/** What can be operated. */
const OPERATED = ['link', 'button', 'textbox', 'combobox', 'checkbox', 'radio', 'spinbutton', 'DisclosureTriangle']

export function isOperated({ role }: Spoken): boolean {
  return OPERATED.includes(role)
}

/** What is typed into or chosen from. */
export function isAsked({ role }: Spoken): boolean {
  return ['textbox', 'combobox', 'checkbox', 'radio', 'spinbutton'].includes(role)
}
