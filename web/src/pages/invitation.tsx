// A new colleague sets the first password with the link that the administrator gave.
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Card, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client'
import { noteSignedIn } from '../api/session'
import { useTexts } from '../texts'

const route = getRouteApi('/invitation')

export default function Invitation() {
  const text = useTexts()
  const navigate = useNavigate()
  const { token } = route.useSearch()
  const [refused, setRefused] = useState('')

  const accept = async (body: { token: string; password: string }) => {
    try {
      await api.POST('/v1/auth/accept-invitation', { body })
      noteSignedIn(true)
      await navigate({ to: '/', replace: true })
    } catch (error) {
      setRefused((error as Error).message)
    }
  }
  return (
    <main className="sign-in">
      <Card className="sign-in-card">
        <h1>{text('welcome')}</h1>
        {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
        <Form layout="vertical" onFinish={accept} initialValues={{ token }} requiredMark={false}>
          <Form.Item name="token" label={text('invitationCode')} rules={[{ required: true, message: text('required') }]}><Input /></Form.Item>
          <Form.Item name="password" label={text('choosePassword')} rules={[{ required: true, min: 10, message: text('passwordRule') }]}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block>{text('signIn')}</Button>
        </Form>
      </Card>
    </main>
  )
}
