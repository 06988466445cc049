/** A version of a programme was published to which drafts under calls that run may move. */
export default class VersionOffered {
  static readonly key = 'version_offered'

  constructor(readonly versionId: number) {}
}
