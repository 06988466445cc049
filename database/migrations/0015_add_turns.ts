import { BaseSchema } from '@adonisjs/lucid/schema'

const IN_OFFICE = "'submitted', 'complete', 'in_review', 'decided'"

/** Who has a file and since when: what the worklist is cut to and sorted by. */
export default class extends BaseSchema {
  static disableTransactions = true

  async up() {
    this.schema.alterTable('applications', (table) => {
      table.string('turn', 20).notNullable().defaultTo('applicant')
      table.dateTime('turn_since').nullable()
      table.dropIndex([], 'applications_by_age')
      table.dropIndex([], 'applications_of_land_by_age')
      table.index(['authority_id', 'turn_since', 'id'], 'applications_by_turn_since')
      table.index(['authority_id', 'turn', 'turn_since', 'id'], 'applications_by_turn')
      table.index(['land', 'turn_since', 'id'], 'applications_of_land_by_turn_since')
      table.index(['land', 'turn', 'turn_since', 'id'], 'applications_of_land_by_turn')
    })
    // files of before: where their status and their reports say they are
    this.defer(async (db) => {
      const turn = (value: string, where: string) =>
        db.rawQuery(`UPDATE applications SET turn = ? WHERE ${where}`, [value])
      await db.rawQuery('UPDATE applications SET turn_since = status_since')
      await turn('officer', `status IN (${IN_OFFICE})`)
      await turn('head', "status IN ('proposed', 'co_signed')")
      await turn(
        'budget',
        "status = 'proposed' AND id IN (SELECT application_id FROM decisions WHERE status = 'proposed' AND cosignature_required = 1)"
      )
      await turn('nobody', "status = 'retracted'")
      const decided =
        'SELECT decisions.application_id FROM decisions JOIN announcements ON announcements.decision_id = decisions.id'
      await turn('nobody', `status = 'notified' AND id IN (${decided} WHERE decisions.kind = 'rejection')`)
      const reports =
        'SELECT grants.application_id FROM grants JOIN progress_reports ON progress_reports.grant_id = grants.id'
      await turn('officer', `status = 'notified' AND id IN (${reports} WHERE progress_reports.status = 'submitted')`)
    })
  }

  async down() {
    this.schema.alterTable('applications', (table) => {
      for (const list of ['by', 'of_land_by'])
        for (const order of ['turn_since', 'turn']) table.dropIndex([], `applications_${list}_${order}`)
      table.index(['authority_id', 'status_since', 'id'], 'applications_by_age')
      table.index(['land', 'status_since', 'id'], 'applications_of_land_by_age')
    })
    // said to the database itself: the builder would copy the table and lose its triggers
    for (const column of ['turn', 'turn_since']) this.schema.raw(`ALTER TABLE applications DROP COLUMN ${column}`)
  }
}
