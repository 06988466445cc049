import Expression from '#expressions/models/expression'
import type { World } from '#tests/helpers/world'

/** Somebody is interested in a call of two stages. */
export async function expressionFiled(world: World): Promise<Expression> {
  const call = await world.call('NW-MVW-2028')
  const { id: recipientId, land } = world.recipient('Wuppertal')
  const by = world.editor('Wuppertal').id
  const row = { land, callId: call.id, recipientId, authorityId: call.programme.authorityId, title: 'Ein Haus' }
  const filed = {
    status: 'filed' as const,
    number: 'NW-1',
    filedBy: by,
    filedAt: world.now(),
    answers: {},
    revision: 1,
  }
  return Expression.create({ ...row, ...filed, createdBy: by, createdAt: world.now(), updatedAt: world.now() })
}
