// Sign in.
import { GlobalOutlined } from '@ant-design/icons'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Card, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../api/client'
import { noteSignedIn } from '../api/session'
import { queryClient } from '../queries'
import { usePreferences } from '../shell/preferences'
import { speak, useTexts } from '../texts'

const route = getRouteApi('/sign-in')

/** Only our own addresses: a link must not lead elsewhere after signing in. */
const ours = (to: string | undefined) => (to?.startsWith('/') && !to.startsWith('//') ? to : '/')

export default function SignIn() {
  const text = useTexts()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const { to } = route.useSearch()
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)

  const enter = async (body: { email: string; password: string }) => {
    setBusy(true)
    setRefused('')
    try {
      await api.POST('/v1/auth/sign-in', { body })
      queryClient.clear()
      noteSignedIn(true)
      await navigate({ href: ours(to), replace: true })
    } catch (error) {
      setRefused((error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <main className="sign-in">
      <Card className="sign-in-card">
        <div className="brand brand-large"><img src="/icon.svg" width={32} height={32} alt="" /><h1>Kehu CRM</h1></div>
        {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
        <Form layout="vertical" onFinish={enter} requiredMark={false}>
          <Form.Item name="email" label={text('email')} rules={[{ required: true, message: text('enterEmail') }]}>
            <Input autoFocus autoComplete="username" inputMode="email" size="large" />
          </Form.Item>
          <Form.Item name="password" label={text('password')} rules={[{ required: true, message: text('enterPassword') }]}>
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={busy}>{text('signIn')}</Button>
        </Form>
        <Button type="link" icon={<GlobalOutlined aria-hidden />} className="sign-in-language" onClick={() => void speak(language === 'en' ? 'zh-CN' : 'en', { languageChosen: true })}>
          {language === 'en' ? '中文' : 'English'}
        </Button>
      </Card>
    </main>
  )
}
