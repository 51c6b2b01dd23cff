// Allocates money that came: proposed to what has been due longest, changed by whoever knows better; what stays is told as advance.
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal, Spin, Tag } from 'antd'
import { useState } from 'react'
import { Problem } from '../api/problem'
import { act } from '../api/records'
import { minorUnits } from '../money/currencies'
import { compare, decimal, exact, minus, orZero, plus, tidied, ZERO } from '../money/exact'
import type { OwnDialogProps } from '../records/own-dialogs'
import { refresh } from '../records/refresh'
import { dateText } from '../records/times'
import { titleOf } from '../records/titles'
import { type Money, moneyText } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'
import { amountOf } from './figures'
import { proposed, useOwed } from './owed'
import '../offers/offers.css'

export default function AllocateDialog({ definition, action, row, onClose, onDone }: OwnDialogProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const { currency } = row.amount as Money
  const units = minorUnits(currency)
  const advance = amountOf(row.advance)
  const { owed, busy: looking, error } = useOwed(String(row.customerId), currency)
  const first = proposed(owed, advance)
  const shown = (key: string) => typed[key] ?? (first.has(key) ? decimal(first.get(key)!, units) : '')
  const sum = owed.reduce((all, line) => plus(all, orZero(shown(line.key))), ZERO)
  const left = minus(advance, sum)
  const told = (of: typeof sum) => moneyText({ currency, amount: decimal(of, units) }, language)
  const wrong = (key: string, open: typeof sum) => {
    const value = shown(key)
    const number = value ? exact(value) : ZERO
    return !number || compare(number, ZERO) < 0 || compare(number, open) > 0
  }
  const faulty = owed.some((line) => wrong(line.key, line.open)) || compare(left, ZERO) < 0
  const run = async () => {
    const allocations = owed.flatMap((line) => (compare(orZero(shown(line.key)), ZERO) > 0 ? [{ contractId: line.contractId, ...(line.planId && { planId: line.planId }), amount: tidied(shown(line.key)) }] : []))
    if (!allocations.length) return setRefused(text('allocateNone'))
    setBusy(true)
    setRefused('')
    try {
      const reply = await act(definition, action.name, row.id, { allocations })
      void message.success(text('done', { action: action.label }))
      void refresh(client, definition, row.id, reply)
      for (const kind of ['finance.payment_allocation', 'finance.receivable_plan', 'finance.contract']) void client.invalidateQueries({ queryKey: ['list', kind] })
      onDone?.(reply)
      onClose()
    } catch (error_) {
      const details = error_ instanceof Problem ? error_.errors.map((one) => one.detail) : []
      setRefused(details.length ? details.join(' ') : (error_ as Error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open width={760} onCancel={onClose} onOk={() => void run()} okText={action.label} cancelText={text('cancel')} confirmLoading={busy} okButtonProps={{ disabled: faulty || !owed.length }}
      title={text('actionOn', { action: action.label, name: titleOf(definition, row) })}
    >
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      {error && <Nothing title={error.message} />}
      <p>{text('toAllocate', { amount: told(advance) })}</p>
      {looking ? <Spin /> : !owed.length ? <Nothing title={text('owesNothing')} help={text('staysAdvance', { amount: told(advance) })} /> : (
        <>
          <ul className="money-owed">
            {owed.map((line) => (
              <li key={line.key}>
                <span className="grow"><strong>{line.name ?? text('beyondPlan')}</strong> <span className="faint">{line.contract}</span>
                  <br /><span className="faint">{line.dueOn ? dateText(line.dueOn, language) : text('noDay')} · {text('openN', { amount: told(line.open) })}</span> {line.overdueDays > 0 && <Tag color="error">{text('overdueDays', { n: line.overdueDays })}</Tag>}
                </span>
                <Input className="digits" inputMode="decimal" aria-label={text('allocateTo', { name: `${line.contract} ${line.name ?? ''}`.trim() })} value={shown(line.key)} status={wrong(line.key, line.open) ? 'error' : undefined} onChange={(event) => setTyped({ ...typed, [line.key]: event.target.value })} />
              </li>
            ))}
          </ul>
          <div className="money-left" role="status">
            <Button size="small" onClick={() => setTyped({})}>{text('proposeOldest')}</Button><span className="grow" />
            <span className={compare(left, ZERO) < 0 ? 'offer-wrong' : undefined}>{compare(left, ZERO) < 0 ? text('allocateTooMuch', { amount: told(minus(ZERO, left)) }) : text('staysAdvance', { amount: told(left) })}</span>
          </div>
        </>
      )}
    </Modal>
  )
}
