// What stands where there is nothing (yet), or where something went wrong.
import { Button, Result, Spin } from 'antd'
import type { ReactNode } from 'react'
import { Problem } from '../api/problem'
import { useTexts } from '../texts'

export function Waiting() {
  const text = useTexts()
  return <div className="center" role="status" aria-label={text('loading')}><Spin /></div>
}

export function NotFound() {
  const text = useTexts()
  return <Result status="404" title={text('notFound')} subTitle={text('notFoundHelp')} extra={<Button href="/">{text('toHome')}</Button>} />
}

export function Failure({ error }: { error: unknown }) {
  const text = useTexts()
  // an address that names no record is no refusal of a form
  if (error instanceof Problem && (error.status === 404 || (error.status === 400 && error.errors.some(({ field }) => field === 'id')))) return <NotFound />
  return <Result status="warning" title={text('failed')} subTitle={error instanceof Error ? error.message : undefined} extra={<Button onClick={() => location.reload()}>{text('again')}</Button>} />
}

/** An empty place that says what to do. */
export function Nothing({ title, help, children }: { title: string; help?: string; children?: ReactNode }) {
  return (
    <div className="nothing">
      <div className="nothing-title">{title}</div>
      {help && <div className="faint">{help}</div>}
      {children}
    </div>
  )
}
