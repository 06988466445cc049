import { caseTabs, dutyFor, navigation, statusLook, whoseTurn } from '#cases/domain/presentation'

export const viewGlobals = { caseTabs, dutyFor, navigation, statusLook, whoseTurn }
