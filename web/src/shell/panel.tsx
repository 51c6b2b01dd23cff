// A framed part of a page with its heading, as the first screen is made of: the general card brings tabs along that nobody sees there.
import type { ReactNode } from 'react'

export function Panel({ title, extra, children }: { title: ReactNode; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className="panel">
      <div className="panel-head"><div className="panel-title">{title}</div>{extra}</div>
      <div className="panel-body">{children}</div>
    </section>
  )
}
