/** The way in for somebody who holds a letter with a code. */
import { paths } from '../paths.ts'
import { Icon } from './icon.tsx'
import { useWords } from './visit.tsx'

export function CodeLink() {
  const w = useWords().connect.code
  return (
    <p className="code-link">
      <Icon name="key" />
      <span>
        {w.invite} <a href={paths.code()}>{w.enter}</a>
      </span>
    </p>
  )
}
