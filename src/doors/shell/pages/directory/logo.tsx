import { paths } from '../../paths.ts'

/** Beside the name that says the same, so it has no text of its own. */
export const DirectoryLogo = ({ kind, id }: { kind: 'application' | 'device'; id: string }) => (
  <img className="directory-logo" src={paths.directoryPicture(kind, id, 'logo')} alt="" loading="lazy" />
)
