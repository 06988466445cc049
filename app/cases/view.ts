import {
  caseTabs,
  dutyFor,
  isToSign,
  navigation,
  officeWords,
  overdueWords,
  statusLook,
  whoseTurn,
} from '#cases/domain/presentation'

export const viewGlobals = { caseTabs, dutyFor, isToSign, navigation, officeWords, overdueWords, statusLook, whoseTurn }
