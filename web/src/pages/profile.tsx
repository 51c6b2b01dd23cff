// One's own account: who one is here, the password, where one is signed in.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Card, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client'
import { useMe } from '../api/definitions'
import { pathOf, Problem } from '../api/problem'
import { timeText, zoneName } from '../records/times'
import { usePreferences } from '../shell/preferences'
import { Title } from '../shell/title'
import { useTexts } from '../texts'

export default function Profile() {
  const text = useTexts()
  const me = useMe()
  const { language } = usePreferences()
  return (
    <div className="page">
      <Title>{text('profile')}</Title>
      <div className="cards">
        <Card size="small" title={<h2>{me.name}</h2>}>
          <dl className="facts">
            <div className="fact"><dt>{text('email')}</dt><dd>{me.email}</dd></div>
            <div className="fact"><dt>{text('company')}</dt><dd>{me.tenantName}</dd></div>
            <div className="fact"><dt>{text('timeZone')}</dt><dd>{zoneName(me.timeZone, language)}</dd></div>
          </dl>
        </Card>
        <Password />
        <Sessions />
      </div>
    </div>
  )
}

function Password() {
  const text = useTexts()
  const { message } = App.useApp()
  const [form] = Form.useForm()
  const [refused, setRefused] = useState('')
  const save = async (body: { oldPassword: string; newPassword: string }) => {
    setRefused('')
    try {
      await api.POST('/v1/auth/change-password', { body })
      form.resetFields()
      void message.success(text('passwordChanged'))
    } catch (error) {
      const errors = error instanceof Problem ? error.errors : []
      form.setFields(errors.map((one) => ({ name: pathOf(one.field), errors: [one.detail] })) as never)
      if (!errors.length) setRefused((error as Error).message)
    }
  }
  return (
    <Card size="small" title={<h2>{text('changePassword')}</h2>}>
      {refused && <Alert type="error" title={refused} role="alert" className="spaced" />}
      <Form form={form} layout="vertical" onFinish={save}>
        <Form.Item name="oldPassword" label={text('oldPassword')} rules={[{ required: true, message: text('enterPassword') }]}><Input.Password autoComplete="current-password" /></Form.Item>
        <Form.Item name="newPassword" label={text('newPassword')} rules={[{ required: true, min: 10, message: text('passwordRule') }]}><Input.Password autoComplete="new-password" /></Form.Item>
        <Button htmlType="submit">{text('changePassword')}</Button>
      </Form>
    </Card>
  )
}

function Sessions() {
  const text = useTexts()
  const { language } = usePreferences()
  const zone = useMe().timeZone
  const client = useQueryClient()
  const { data } = useQuery({ queryKey: ['sessions'], queryFn: async () => (await api.GET('/v1/me/sessions')).data! })
  const end = async (id: string) => {
    await api.DELETE('/v1/me/sessions/{id}', { params: { path: { id } } })
    await client.invalidateQueries({ queryKey: ['sessions'] })
  }
  return (
    <Card size="small" title={<h2>{text('sessions')}</h2>}>
      <ul className="lines">
        {data?.sessions.map((session) => (
          <li key={session.id} className="session">
            <span className="ellipsis grow">{agentText(session.userAgent)} <span className="faint">{session.lastUsedAt && timeText(session.lastUsedAt, zone, language)}</span></span>
            {session.current ? <span className="faint">{text('thisDevice')}</span> : <Button size="small" onClick={() => void end(session.id)}>{text('endSession')}</Button>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** A browser's own description is long; its name and system are enough. */
function agentText(agent: string) {
  const browser = /(Edg|Firefox|Chrome|Safari)\//.exec(agent)?.[1]
  const system = /(Windows|Android|iPhone|iPad|Mac OS|Linux)/.exec(agent)?.[1]
  return browser ? [browser === 'Edg' ? 'Edge' : browser, system].filter(Boolean).join(' · ') : agent.slice(0, 60)
}
