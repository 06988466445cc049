import { BasePolicy } from '@adonisjs/bouncer'
import { APPLICANT_ROLES, PARTNER_ROLES } from '#identity/domain/roles'
import type User from '#identity/models/user'
import type Application from '#applications/models/application'
import ApplicationPartner from '#applications/models/application_partner'
import { isInvolved } from '#applications/queries/is_involved'

/** Who may; never whether the state allows it (that is the workflow's answer). */
export default class ApplicationPolicy extends BasePolicy {
  /** A municipality writes its own applications; a partner reads them. What came on paper its officers type in, and complete. */
  async edit(user: User, application: Application) {
    if (!user.office!.isRecipient) return this.typeIn(user, application)
    return user.holds(...APPLICANT_ROLES) && user.office!.id === application.recipientId
  }

  /** What came on paper, by the officers of its authority. */
  async typeIn(user: User, application: Application) {
    return application.isOnPaper && (await this.process(user, application))
  }

  /** A partner's writers read what they join; a treasury only what its own house pays. */
  async read(user: User, application: Application) {
    if (!user.office!.isRecipient) return this.typeIn(user, application)
    return user.holds(...APPLICANT_ROLES) || user.office!.id === application.recipientId
  }

  /** Only a person who may bind the municipality (vertretungsberechtigt) submits; on paper somebody has signed already. */
  async submit(user: User, application: Application) {
    if (!user.office!.isRecipient) return this.typeIn(user, application)
    return user.holds('applicant_signatory') && user.office!.id === application.recipientId
  }

  /** A word between applicant and authority; partners have none in it. */
  async write(user: User, application: Application) {
    return user.office!.isRecipient ? await this.edit(user, application) : await this.process(user, application)
  }

  /** Who has a say before the signature, in the house of the applicant. */
  signOff(user: User, application: Application) {
    return user.holds(...APPLICANT_ROLES, 'treasurer') && user.office!.id === application.recipientId
  }

  /** A partner writes what it brings itself, and attaches its resolution. */
  async contribute(user: User, application: Application) {
    if (!user.holds(...PARTNER_ROLES)) return false
    const partner = { application_id: application.id, recipient_id: user.office!.id }
    return (await ApplicationPartner.query().where(partner).first()) !== null
  }

  /** Standing by a share binds the partner. */
  async confirmShare(user: User, application: Application) {
    return user.holds('applicant_signatory') && (await this.contribute(user, application))
  }

  /** What was never submitted binds nobody: whoever writes it may give it up. What is taken back on paper who leads the unit records. */
  async retract(user: User, application: Application) {
    if (!user.office!.isRecipient && application.submittedAt) return this.leadsPaper(user, application)
    return application.submittedAt ? this.submit(user, application) : this.edit(user, application)
  }

  private async leadsPaper(user: User, application: Application) {
    return application.isOnPaper && user.holds('head_of_unit') && (await this.assign(user, application))
  }

  /** The granting authority's officers work on it; ministry and court of audit only read. */
  async process(user: User, application: Application) {
    const ofOffice = user.holds('case_officer') && user.office!.id === application.authorityId
    return ofOffice && !(await isInvolved(user, application))
  }

  /** Who works on files of the authority, or leads those who do, says who has one. */
  async assign(user: User, application: Application) {
    const ofOffice = user.holds('case_officer', 'head_of_unit') && user.office!.id === application.authorityId
    return ofOffice && !(await isInvolved(user, application))
  }
}
