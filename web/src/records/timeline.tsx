// What happened with a customer: follow-ups, newest first, and a quick way to write the next one down.
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Checkbox, DatePicker, Form, Input, Segmented, Spin, Tag } from 'antd'
import { useRef, useState } from 'react'
import type { Definition, Field } from '../api/client'
import { actionOf, addressOf, fieldOf, kindOf, useMe } from '../api/definitions'
import { pathOf, Problem } from '../api/problem'
import { create, intention, listQuery, quoted, type Row, update } from '../api/records'
import { usePreferences } from '../shell/preferences'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'
import { filled } from './changes'
import type { Values } from './drafts'
import { asInstant, isPast, timeText } from './times'
import { Value } from './value'

interface TimelineProps { child: Definition; field: Field; parentId: string; writable: boolean }

export function Timeline({ child, field, parentId, writable }: TimelineProps) {
  const text = useTexts()
  const list = useInfiniteQuery(listQuery(child, { filter: `${field.name} = ${quoted(parentId)}`, orderBy: 'happenedAt desc', pageSize: 20 }))
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      {writable && actionOf(child, 'create') && <QuickEntry child={child} field={field} parentId={parentId} />}
      {list.isPending && <Spin />}
      {list.error && <Alert type="error" title={list.error.message} />}
      {list.isSuccess && !rows.length && <Nothing title={text('noFollowUps')} help={writable ? text('noFollowUpsHelp') : undefined} />}
      <ol className="timeline">{rows.map((row) => <Entry key={row.id} child={child} row={row} />)}</ol>
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{text('older')}</Button>}
    </>
  )
}

function Entry({ child, row }: { child: Definition; row: Row }) {
  const text = useTexts()
  const client = useQueryClient()
  const { message } = App.useApp()
  const { language } = usePreferences()
  const me = useMe()
  const type = fieldOf(child, 'type')
  const when = String(row.happenedAt ?? row.createdAt)
  const late = !row.nextDone && isPast(row.nextAt)
  const setDone = async (nextDone: boolean) => {
    try {
      await update(child, row.id, { nextDone }, row.version)
    } catch (error) {
      void message.error((error as Error).message)
    }
    void client.invalidateQueries({ queryKey: ['list', kindOf(child)] })
  }
  return (
    <li>
      <div className="timeline-head">
        {type && <Value field={type} value={row.type} />}
        <Link to={`${addressOf(child)}/${row.id}` as string} className="strong">{String(row.subject ?? '')}</Link>
        <span className="faint">{row.titles?.ownerId} · <time dateTime={when}>{timeText(when, me.timeZone, language)}</time></span>
      </div>
      {!!row.content && <p className="long-text">{String(row.content)}</p>}
      {!!row.outcome && <p>{fieldOf(child, 'outcome')?.label}: {String(row.outcome)}</p>}
      {!!(row.nextStep || row.nextAt) && (
        <div className="next-step">
          <Checkbox checked={!!row.nextDone} disabled={row.ownerId !== me.userId} onChange={(event) => void setDone(event.target.checked)}>
            {text('nextStep')}: {String(row.nextStep ?? '')}
          </Checkbox>
          {!!row.nextAt && <Tag color={late ? 'error' : undefined}>{timeText(String(row.nextAt), me.timeZone, language)}</Tag>}
        </div>
      )}
    </li>
  )
}

function QuickEntry({ child, field, parentId }: Omit<TimelineProps, 'writable'>) {
  const text = useTexts()
  const client = useQueryClient()
  const { message } = App.useApp()
  const zone = useMe().timeZone
  const [form] = Form.useForm<Values>()
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const once = useRef(intention())
  const type = fieldOf(child, 'type')
  const label = (name: string) => fieldOf(child, name)?.label

  const save = async (values: Values) => {
    setBusy(true)
    setRefused('')
    try {
      const nextAt = values.nextAt ? asInstant(values.nextAt as never, zone) : undefined
      await create(child, { [field.name]: parentId, ...filled(child.fields, { ...values, nextAt }) }, once.current)
      form.resetFields()
      void message.success(text('created', { record: child.label }))
      void client.invalidateQueries({ queryKey: ['list', kindOf(child)] })
    } catch (error) {
      const errors = error instanceof Problem ? error.errors : []
      form.setFields(errors.map((one) => ({ name: pathOf(one.field), errors: [one.detail] })) as never)
      if (!errors.length) setRefused((error as Error).message)
    } finally {
      once.current = intention()
      setBusy(false)
    }
  }
  return (
    <Form form={form} className="quick" onFinish={save} layout="vertical" initialValues={{ type: type?.options[0]?.value }} aria-label={text('quickFollowUp')}
      onKeyDown={(event) => { if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') form.submit() }}>
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      {type && <Form.Item name="type" className="quick-type"><Segmented aria-label={type.label} options={type.options} /></Form.Item>}
      <Form.Item name="subject" rules={[{ required: true, whitespace: true, message: text('requiredField', { field: label('subject') ?? '' }) }]}>
        <Input aria-label={label('subject')} placeholder={text('quickSubject')} maxLength={200} />
      </Form.Item>
      <Form.Item name="content"><Input.TextArea aria-label={label('content')} placeholder={text('quickContent')} autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
      <div className="quick-next">
        <Form.Item name="nextStep" className="grow"><Input aria-label={label('nextStep')} placeholder={label('nextStep')} maxLength={500} /></Form.Item>
        <Form.Item name="nextAt"><DatePicker aria-label={label('nextAt')} placeholder={label('nextAt')} showTime={{ format: 'HH:mm', minuteStep: 15 }} format="YYYY-MM-DD HH:mm" needConfirm={false} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>{text('writeDown')}</Button>
      </div>
    </Form>
  )
}
