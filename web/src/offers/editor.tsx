// A quote, or an order by hand, is typed here: for whom, the lines in groups, what they come to, and the terms.
import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Card } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { Definition } from '../api/client'
import { actionOf, addressOf, fieldOf, kindOf } from '../api/definitions'
import { Problem } from '../api/problem'
import { create, intention, recordQuery, type Row, update } from '../api/records'
import { exact, tidied } from '../money/exact'
import { Asked } from '../records/actions'
import { changesOf, filled } from '../records/changes'
import type { Values } from '../records/drafts'
import { refresh } from '../records/refresh'
import { titleOf } from '../records/titles'
import { Title } from '../shell/title'
import { useTexts } from '../texts'
import { HeadFields } from './head-fields'
import { OFFERS } from './kinds'
import { useDiscountLimit } from './limit'
import { LineTable } from './line-table'
import { bodyOf, isBlank, isWrong, keysSent, type Line, linesOf } from './model'
import { useCatalogue, useCosts } from './prices'
import { costOf, discountGiven, reckon } from './reckoning'
import { refusalsOf } from './refusals'
import { useOfferState } from './state'
import { WholeOffer } from './whole'
import './offers.css'

interface EditorProps { definition: Definition; row?: Row; preset?: Values }

export function OfferEditor({ definition, row, preset = {} }: EditorProps) {
  const text = useTexts()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const kind = kindOf(definition)
  const spec = OFFERS[kind]!
  const state = useOfferState(kind, spec, row, preset)
  const { values, groups } = state
  const [version, setVersion] = useState(row?.version)
  const [refused, setRefused] = useState<ReturnType<typeof refusalsOf>>()
  const [strict, setStrict] = useState(false)
  const [stale, setStale] = useState(false)
  const [busy, setBusy] = useState<'save' | 'submit'>()
  const [submitting, setSubmitting] = useState<Row>()
  const once = useRef(intention())
  const agreed = !!spec.linesFrom && !!row?.[spec.linesFrom]

  const currency = tidied(values.currency).toUpperCase()
  const lines = linesOf(groups)
  const fields = useMemo(() => new Map((fieldOf(definition, 'lines')?.fields ?? []).map((field) => [field.name, field])), [definition])
  const catalogueOf = useCatalogue(values.customerId as string | undefined, currency, lines)
  const costs = useCosts(lines, currency)
  const limit = useDiscountLimit()
  const whole = { taxIncluded: !!values.taxIncluded, discount: tidied(values.discount), reduction: tidied(values.reduction) }
  const priceOf = (line: Line) => catalogueOf(line).price ?? ''
  const asked = lines.map((line) => {
    const price = tidied(line.price) || priceOf(line)
    return { quantity: tidied(line.quantity), price, discount: tidied(line.discount), taxRate: tidied(line.taxRate), listPrice: priceOf(line) || price, cost: costs?.(line) }
  })
  const offer = reckon(currency, asked, whole)
  const figures = new Map(lines.map((line, at) => [line.key, offer.lines[at]!]))
  const listed = reckon(currency, asked.map((line) => ({ ...line, price: line.listPrice, discount: '' })), { taxIncluded: whole.taxIncluded }).total.gross
  const used = asked.filter((_, at) => !isBlank(lines[at]!))
  const unpriced = lines.filter((line) => !isBlank(line) && !priceOf(line)).length

  const back = row ? `${addressOf(definition)}/${row.id}` : addressOf(definition)
  const leave = (to: string) => void navigate({ to: to as string, replace: true })
  const complete = () => {
    const cells = lines.some((line) => !isBlank(line) && ((!line.name.trim() && !line.productId) || (!line.productId && !line.price.trim()) || (['quantity', 'price', 'discount', 'taxRate'] as const).some((name) => isWrong(name, line[name]))))
    const missing = [...spec.head, ...spec.foot].some((name) => fieldOf(definition, name)?.required && !tidied(values[name]))
    return !cells && !missing && [values.discount, values.reduction].every((one) => !tidied(one) || exact(one))
  }

  const save = async (): Promise<Row | undefined> => {
    setRefused(undefined)
    if (!agreed && !complete()) {
      setStrict(true)
      setRefused({ others: [text('offerIncomplete')], fields: {}, lines: {} })
      return undefined
    }
    const settable = [...spec.head, ...spec.foot, 'discount', 'reduction'].flatMap((name) => fieldOf(definition, name) ?? []).filter((field) => field.right === 'edit' && !(row && field.immutable))
    const typed: Values = { ...values, currency, ...(!agreed && { discount: whole.discount, reduction: whole.reduction }) }
    const sent = bodyOf(groups, priceOf)
    try {
      const body = row ? changesOf(settable, state.first.values, typed) : filled(settable, typed)
      if (!agreed && (!row || JSON.stringify(sent) !== JSON.stringify(bodyOf(state.first.groups, priceOf)))) body.lines = sent
      const saved = row && !Object.keys(body).length ? row : row ? await update(definition, row.id, body, version) : await create(definition, { ...preset, ...body }, once.current)
      state.forget()
      setVersion(saved.version)
      void refresh(client, definition, saved.id, saved)
      return saved
    } catch (error) {
      once.current = intention()
      if (error instanceof Problem && error.status === 412) setStale(true)
      else setRefused(refusalsOf(error, keysSent(groups), [...spec.head, ...spec.foot, 'discount', 'reduction']))
      return undefined
    }
  }
  const run = async (then: 'save' | 'submit') => {
    setBusy(then)
    const saved = await save()
    setBusy(undefined)
    if (!saved) return
    void message.success(text(row ? 'saved' : 'created', { record: definition.label }))
    if (then === 'submit' && saved.actions?.includes('submit')) setSubmitting(saved)
    else leave(`${addressOf(definition)}/${saved.id}`)
  }
  const takeTheirs = async () => {
    const theirs = await client.fetchQuery({ ...recordQuery(definition, row!.id), staleTime: 0 })
    state.restart(theirs)
    setVersion(theirs.version)
    setStale(false)
  }
  const submit = actionOf(definition, 'submit')
  return (
    <div className="page offer" onKeyDown={(event) => { if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') void run('save') }}>
      <Link to={back as string} className="back"><ArrowLeftOutlined aria-hidden /> {row ? titleOf(definition, row) : definition.pluralLabel}</Link>
      <Title>{row ? text('actionOn', { action: text('editOf', { record: definition.label }), name: titleOf(definition, row) }) : text('newOf', { record: definition.label })}</Title>
      {state.draft && <Alert type="info" showIcon title={text('draftBack')} action={<Button size="small" onClick={() => state.restart()}>{text('draftAway')}</Button>} className="spaced" />}
      {stale && <Alert type="warning" showIcon role="alert" title={text('offerStale')} action={<Button size="small" onClick={() => void takeTheirs()}>{text('takeTheirs')}</Button>} className="spaced" />}
      {refused?.others.map((sentence) => <Alert key={sentence} type="error" showIcon title={sentence} role="alert" className="spaced" />)}
      <Card size="small" className="offer-card">
        <HeadFields definition={definition} names={spec.head} values={values} row={row} strict={strict} errors={refused?.fields ?? {}} onChange={state.set} />
      </Card>
      {agreed ? <Alert type="info" showIcon title={text('linesAgreed')} className="spaced" /> : (
        <Card size="small" className="offer-card" title={<h2>{fieldOf(definition, 'lines')?.label}</h2>}>
          <LineTable groups={groups} onGroups={state.setGroups} currency={currency} fields={fields} figures={figures} catalogueOf={catalogueOf} errors={refused?.lines ?? {}} strict={strict} />
        </Card>
      )}
      <div className="offer-foot">
        <Card size="small" className="offer-card"><HeadFields definition={definition} names={spec.foot} values={values} row={row} strict={strict} errors={refused?.fields ?? {}} onChange={state.set} /></Card>
        {!agreed && (
          <Card size="small" className="offer-card">
            <WholeOffer
              definition={definition} currency={currency} offer={offer} listed={listed} rate={discountGiven(used, whole)} cost={costs && (costOf(currency, used) ?? null)} limit={limit} unpriced={unpriced}
              discount={String(values.discount ?? '')} reduction={String(values.reduction ?? '')} onChange={state.set} errors={refused?.fields ?? {}}
            />
          </Card>
        )}
      </div>
      <div className="offer-bar footer">
        <Button onClick={() => { state.forget(); leave(back) }}>{text('cancel')}</Button>
        {submit && <Button loading={busy === 'submit'} disabled={!!busy} onClick={() => void run('submit')}>{text('saveAnd', { action: submit.label })}</Button>}
        <Button type="primary" loading={busy === 'save'} disabled={!!busy} onClick={() => void run('save')}>{text('save')}</Button>
      </div>
      {submitting && submit && <Asked definition={definition} action={submit} row={submitting} onClose={() => leave(`${addressOf(definition)}/${submitting.id}`)} />}
    </div>
  )
}
