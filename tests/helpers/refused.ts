import Refusal from '#core/refusal'

/** The code with which an act is refused; null where it is done. */
export async function refused(act: () => Promise<unknown>): Promise<string | null> {
  try {
    await act()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
