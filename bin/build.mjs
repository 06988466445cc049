// Packages and the built application, unless both are there already.
import { build, installPackages, node24 } from './toolbox.mjs'

installPackages()
build(node24())
