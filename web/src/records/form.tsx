// Makes a record or changes one, in a drawer: inputs by the definition, errors at their field, a draft until it is saved,
// and a look at both versions when somebody else was faster.
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Form } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Definition, Field } from '../api/client'
import { actionOf, fieldOf, isHead, kindOf, useDefinitions, useMe } from '../api/definitions'
import { Problem } from '../api/problem'
import { create, intention, recordQuery, type Row, update } from '../api/records'
import { aboutOf } from '../conditions/about'
import { useTexts } from '../texts'
import { changesOf, filled } from './changes'
import { Conflict } from './conflict'
import { draftKey, draftOf, keepDraft, type Values } from './drafts'
import { Duplicates, isDuplicate } from './duplicates'
import { FieldInput } from './field-input'
import { Parts } from './parts'
import { placed } from './refusals'
import { phoneText } from './value'
import { isUnset } from './value-rules'

export interface RecordFormProps {
  definition: Definition
  /** The record that is changed; none: a new one. */
  row?: Row
  /** What a new one starts with, as the customer of a contact. */
  preset?: Values
  /** What stands in a new one for a start, and may be typed over. */
  proposed?: Values
  onClose: () => void
  onSaved?: (row: Row) => void
}

export function RecordForm({ definition, row, preset, proposed, onClose, onSaved }: RecordFormProps) {
  const text = useTexts()
  const { message } = App.useApp()
  const client = useQueryClient()
  const me = useMe()
  const [form] = Form.useForm<Values>()
  const key = draftKey(me.userId, kindOf(definition) + (preset ? `.${Object.values(preset).join('.')}` : ''), row?.id)
  const [draft, setDraft] = useState(() => draftOf(key))
  const [base, setBase] = useState(() => row && spoken(definition, row))
  const [theirs, setTheirs] = useState<Row>()
  const [refused, setRefused] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const [entered, setEntered] = useState<Problem>()
  const once = useRef(intention())
  const definitions = useDefinitions()
  // what this person cannot choose from (or what is not installed) is not asked
  const fields = useMemo(
    () => inputsOf(definition, row).filter((field) => field.type !== 'reference' || !!definitions.kind(field.ref) || !isUnset(row?.[field.name])),
    [definition, definitions, row],
  )
  const settable = fields.filter((field) => !isLocked(field, row))
  const first = useMemo(() => ({ ...(base ?? { ...preset, ...proposed }) }) as Values, [base, preset, proposed])

  useEffect(() => form.setFieldsValue({ ...first, ...draft }), [])
  const close = () => {
    keepDraft(key, undefined)
    onClose()
  }
  const startOver = () => {
    setDraft(undefined)
    keepDraft(key, undefined)
    form.resetFields()
    form.setFieldsValue(first)
  }
  const refuse = async (error: unknown) => {
    if (error instanceof Problem && error.status === 412 && row) {
      setTheirs(spoken(definition, await client.fetchQuery({ ...recordQuery(definition, row.id), staleTime: 0 })))
      return
    }
    if (error instanceof Problem && isDuplicate(error)) {
      setEntered(error)
      return
    }
    const { shown, others } = placed(error instanceof Problem ? error.errors : [], fields)
    form.setFields(shown as never)
    setRefused([...(shown.length ? [] : [(error as Error).message]), ...others])
    if (shown[0]) form.scrollToField(shown[0].name as never, { block: 'center', focus: true })
  }
  const save = async (against: Row | undefined = base, known = false) => {
    setBusy(true)
    setRefused([])
    setEntered(undefined)
    try {
      const values = form.getFieldsValue(true) as Values
      const saved = against
        ? await saveChanges(definition, against, changesOf(settable, first, values), known)
        : await create(definition, { ...preset, ...filled(settable, values) }, once.current, known)
      void message.success(text(row ? 'saved' : 'created', { record: definition.label }))
      client.setQueryData(recordQuery(definition, saved.id).queryKey, saved)
      void client.invalidateQueries({ queryKey: ['list', kindOf(definition)] })
      void client.invalidateQueries({ queryKey: ['audit'] })
      close()
      onSaved?.(saved)
    } catch (error) {
      // the refused intention is over: the corrected one is another
      once.current = intention()
      await refuse(error)
    } finally {
      setBusy(false)
    }
  }
  const takeTheirs = () => {
    setBase(theirs)
    setTheirs(undefined)
    keepDraft(key, undefined)
    form.setFieldsValue(theirs as Values)
  }
  return (
    <Drawer
      open size={720} onClose={close} title={text(row ? 'editOf' : 'newOf', { record: definition.label })} keyboard={false} mask={{ closable: false }}
      footer={<div className="footer"><Button onClick={close}>{text('cancel')}</Button><Button type="primary" loading={busy} onClick={() => form.submit()}>{text('save')}</Button></div>}
    >
      {draft && <Alert type="info" showIcon title={text('draftBack')} action={<Button size="small" onClick={startOver}>{text('draftAway')}</Button>} className="spaced" />}
      {entered && <Duplicates definition={definition} problem={entered} values={{ ...preset, ...filled(settable, form.getFieldsValue(true) as Values) }} busy={busy} onAnyway={() => void save(base, true)} />}
      {refused.map((sentence) => <Alert key={sentence} type="error" showIcon title={sentence} role="alert" className="spaced" />)}
      <Form
        form={form} layout="vertical" className="record-form" onFinish={() => save()} onValuesChange={() => keepDraft(key, form.getFieldsValue(true))}
        onKeyDown={(event) => { if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') form.submit() }} scrollToFirstError={{ focus: true }}
      >
        {fields.map((field) => <Entry key={field.name} field={field} definition={definition} locked={isLocked(field, row) || (preset !== undefined && field.name in preset)} />)}
      </Form>
      {theirs && base && (
        <Conflict definition={definition} base={base} theirs={theirs} mine={form.getFieldsValue(true)} onMine={() => { setBase(theirs); setTheirs(undefined); void save(theirs) }} onTheirs={takeTheirs} />
      )}
    </Drawer>
  )
}

/** Phones as they are said here: who doesn't touch them sends nothing. */
function spoken(definition: Definition, row: Row): Row {
  const phones = definition.fields.filter((field) => field.type === 'phone' && typeof row[field.name] === 'string')
  return { ...row, ...Object.fromEntries(phones.map((field) => [field.name, phoneText(String(row[field.name]))])) }
}

/** Nothing changed is nothing sent. */
async function saveChanges(definition: Definition, row: Row, changes: Values, known: boolean): Promise<Row> {
  return Object.keys(changes).length ? update(definition, row.id, changes, row.version, known) : row
}

/** What the form asks: the fields this person may set, and what the making asks beside them. */
function inputsOf(definition: Definition, row: Row | undefined): Field[] {
  const own = definition.fields.filter((field) => !isHead(field) && !MEASURED.has(field.name) && !isMatrix(definition, field) && ['edit', 'masked'].includes(field.right) && !field.fact && field.type !== 'custom')
  const beside = row ? [] : (actionOf(definition, 'create')?.fields ?? []).filter((field) => !fieldOf(definition, field.name))
  // the name first; what all records have (a user's department) last
  const place = (field: Field) => (field.name === definition.titleField ? 0 : COMMON.has(field.name) ? 2 : 1)
  const asked = [...(row ? own : own.filter((field) => field.right === 'edit')), ...beside]
  return asked.sort((one, other) => place(one) - place(other))
}

/** What a role may do is set on its own page, not line by line. */
const isMatrix = (definition: Definition, field: Field) => kindOf(definition) === 'identity.role' && field.type === 'parts'
/** Where a visit took place is told by a telephone, not typed. */
const MEASURED = new Set(['latitude', 'longitude'])
const COMMON = new Set(['departmentId', 'ownerId'])

const isLocked = (field: Field, row: Row | undefined) =>
  field.right !== 'edit' || (!!row && (field.immutable || !!row.maskedFields?.includes(field.name)))

function Entry({ field, definition, locked }: { field: Field; definition: Definition; locked: boolean }) {
  const text = useTexts()
  const definitions = useDefinitions()
  const wide = ['longText', 'condition', 'parts'].includes(field.type)
  const about = field.type === 'condition' ? aboutOf(definitions, definition) : undefined
  const narrowed = Form.useWatch((values: Values) => narrowing(field, definition, values), { preserve: true })
  const among = Form.useWatch((values: Values) => lineSource(field, values), { preserve: true })
  if (field.type === 'parts') return <Parts field={field} disabled={locked} definition={definition} />
  const rules = field.required && !locked ? [{ required: true, ...(field.type === 'text' && { whitespace: true }), message: text('requiredField', { field: field.label }) }] : []
  return (
    <Form.Item name={field.name} label={field.label} rules={rules} extra={locked && field.right !== 'edit' ? text('masked') : field.help || undefined} className={wide ? 'entry-wide' : 'entry'} validateTrigger="onSubmit">
      <FieldInput field={field} disabled={locked} about={about} filter={narrowed} definition={definition} values={among} />
    </Form.Item>
  )
}

/** What the choice of a line depends on: the record that the form names, or the form's own lines. */
export function lineSource(field: Field, values: Values): Values | undefined {
  const source = field.lineOf.split('.')[0]
  return source ? { [source]: values?.[source] } : undefined
}

/** A contact is chosen among those of the customer that the form names. */
function narrowing(field: Field, definition: Definition, values: Values): string | undefined {
  if (field.type !== 'reference') return undefined
  const parent = definition.fields.find((other) => other !== field && other.type === 'reference' && other.parent && other.ref !== field.ref)
  const isBelow = parent && field.ref.split('.')[0] === parent.ref.split('.')[0] && !field.parent
  return isBelow && typeof values?.[parent.name] === 'string' ? `${parent.name} = ${values[parent.name] as string}` : undefined
}
