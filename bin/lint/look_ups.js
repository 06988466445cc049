import { ESLintUtils } from '@typescript-eslint/utils'
import ts from 'typescript'

/**
 * Names from outside are not looked up in plain objects: "constructor" and "__proto__" are found in every one of them.
 * Refuses `name in object`, and `object[name]` where any text can be the name; a `Map`, `Object.hasOwn` before or a name
 * of a known set is what is meant.
 */
export const lookUps = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      in: 'Ask `Object.hasOwn` or a Map: `in` finds "constructor" in every object.',
      any: 'Any text can be this name: use a Map, or ask `Object.hasOwn` first.',
    },
  },
  create(context) {
    const services = ESLintUtils.getParserServices(context)
    const checker = services.program.getTypeChecker()
    const isText = (type) =>
      type.isUnion() ? type.types.some(isText) : (type.flags & (ts.TypeFlags.String | ts.TypeFlags.Any)) !== 0
    return {
      'BinaryExpression[operator="in"]'(node) {
        if (node.left.type !== 'PrivateIdentifier' && node.left.type !== 'Literal')
          context.report({ node, messageId: 'in' })
      },
      'MemberExpression[computed=true]'(node) {
        if (node.property.type === 'Literal' || isWritten(node)) return
        if (!isText(services.getTypeAtLocation(node.property))) return
        const object = checker.getNonNullableType(services.getTypeAtLocation(node.object))
        if (checker.isArrayType(object) || checker.isTupleType(object)) return
        if (checker.getIndexTypeOfType(object, ts.IndexKind.String)) context.report({ node, messageId: 'any' })
      },
    }
  },
}

/** Writing is not looked at: what is written to is made in the same function nearly everywhere, and frozen outside of it. */
function isWritten(node) {
  return node.parent.type === 'AssignmentExpression' && node.parent.left === node
}
