/** A page of text for everybody: privacy, terms, help. */
import { Layout } from './layout.tsx'

export function Prose({
  title,
  lead,
  sections,
}: {
  title: string
  lead: string
  sections: readonly { id?: string; title: string; text: string }[]
}) {
  return (
    <Layout title={title} lead={lead} width="narrow">
      <div className="prose">
        {sections.map(section => (
          <section key={section.title} id={section.id}>
            <h2>{section.title}</h2>
            <p>{section.text}</p>
          </section>
        ))}
      </div>
    </Layout>
  )
}
