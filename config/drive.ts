import { isAbsolute } from 'node:path'
import app from '@adonisjs/core/services/app'
import { defineConfig, services } from '@adonisjs/drive'
import env from '#start/env'

const location = env.get('STORAGE_PATH')

/** Private: files leave only through a controller that asked a policy. */
const driveConfig = defineConfig({
  default: 'fs',
  services: {
    fs: services.fs({
      location: isAbsolute(location) ? location : app.makePath(location),
      serveFiles: false,
      visibility: 'private',
    }),
  },
})

export default driveConfig

declare module '@adonisjs/drive/types' {
  export interface DriveDisks extends InferDriveDisks<typeof driveConfig> {}
}
