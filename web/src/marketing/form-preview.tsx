// A form as its visitors will see it while it is being made, and what to put into the page that shows it.
import { Button, Card, Checkbox, Form, type FormInstance, Input, Segmented, Select, Typography } from 'antd'
import { useState } from 'react'
import type { Values } from '../records/drafts'
import { languageName } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { text as textOf, useTexts } from '../texts'
import type { Question } from './form-questions'

type Tongue = 'zh-CN' | 'en'

export function Preview({ form }: { form: FormInstance<Values> }) {
  const text = useTexts()
  const { language } = usePreferences()
  const [tongue, setTongue] = useState<Tongue>(language)
  const values = (Form.useWatch((all: Values) => all, { form, preserve: true }) ?? {}) as Record<string, string> & { fields?: Question[] }
  const said = (name: string) => (tongue === 'en' && values[`${name}En`]) || values[name] || ''
  return (
    <Card size="small" className="spaced" title={<h2>{text('preview')}</h2>} extra={<Segmented size="small" value={tongue} aria-label={text('previewIn')} onChange={setTongue} options={(['zh-CN', 'en'] as const).map((one) => ({ value: one, label: languageName(one) }))} />}>
      <div className="form-preview" lang={tongue} inert>
        {said('title') && <strong className="form-preview-title">{said('title')}</strong>}
        {said('intro') && <p className="long-text">{said('intro')}</p>}
        {(values.fields ?? []).filter(Boolean).map((question, at) => <Asked key={question.id ?? at} question={question} tongue={tongue} />)}
        {said('consent') && <Checkbox><span className="long-text">{said('consent')}</span></Checkbox>}
        <Button type="primary">{textOf('sendForm', {}, tongue)}</Button>
      </div>
    </Card>
  )
}

function Asked({ question, tongue }: { question: Question; tongue: Tongue }) {
  const label = (tongue === 'en' && question.labelEn) || question.label || ''
  const options = (question.options ?? []).map((option) => {
    const [zh = '', en] = option.split('|')
    return (tongue === 'en' && en) || zh
  })
  return (
    <div className="form-preview-field">
      <span>{question.kind === 'YES_NO' && <Checkbox aria-label={label} />} {label}{question.required && <span className="form-preview-star"> *</span>}</span>
      {question.kind === 'LONG_TEXT' ? <Input.TextArea rows={3} aria-label={label} />
        : question.kind === 'CHOICE' ? <Select options={options.map((one) => ({ value: one, label: one }))} aria-label={label} placeholder={textOf('choose', {}, tongue)} />
        : question.kind === 'CHOICES' ? <Checkbox.Group options={options} />
        : question.kind === 'YES_NO' ? null
        : <Input type={question.kind === 'DATE' ? 'date' : 'text'} aria-label={label} />}
    </div>
  )
}

/** What the web site's keeper copies. */
export function Embed({ formKey }: { formKey: string }) {
  const text = useTexts()
  const page = `${location.origin}/f/${formKey}`
  return (
    <Card size="small" className="spaced" title={<h2>{text('embed')}</h2>}>
      <p>{text('embedSnippet')}</p>
      <Typography.Paragraph code copyable className="snippet">{`<script src="${page}.js" async></script>`}</Typography.Paragraph>
      <p>{text('embedPage')}</p>
      <Typography.Paragraph copyable={{ text: page }}><a href={page} target="_blank" rel="noreferrer">{page}</a></Typography.Paragraph>
      <p className="faint">{text('embedHosts')}</p>
    </Card>
  )
}
