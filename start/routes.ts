/** The table of contents: each module brings its own routes. */
import '#identity/routes'
import '#programmes/routes'
import '#applications/routes'
import '#reviews/routes'
import '#budgets/routes'
import '#decisions/routes'
import '#reports/routes'
import '#cases/routes'
