// The page's heading, which is the browser's title as well.
import { type ReactNode, useEffect } from 'react'

export function Title({ children, aside, sub }: { children: string; aside?: ReactNode; sub?: ReactNode }) {
  useEffect(() => {
    document.title = `${children} · Kehu CRM`
  }, [children])
  return (
    <div className="title">
      <div className="title-words"><h1>{children}</h1>{sub}</div>
      {aside}
    </div>
  )
}
