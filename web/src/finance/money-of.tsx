// The money of a contract: payments that were allocated to it, its invoices, and the buttons that begin either.
import { BankOutlined, FileAddOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { actionOf, addressOf, fieldOf, useDefinitions } from '../api/definitions'
import { quoted, type Row, rowsIfKnown } from '../api/records'
import { minorUnits } from '../money/currencies'
import { compare, decimal, type Exact, ZERO } from '../money/exact'
import type { ExtraProps } from '../pages/extras'
import { RecordForm } from '../records/form'
import { FieldValue, type Money } from '../records/value'
import { isUnset } from '../records/value-rules'
import { useTexts } from '../texts'
import { difference } from './figures'

const LEDGER = ['createdAt', 'paymentId', 'planId', 'amount', 'why', 'createdBy']
const INVOICES = ['number', 'amount', 'state', 'taxNumber', 'issuedOn']
const SHOWN = 100

export default function MoneyOf({ row: contract }: ExtraProps) {
  const text = useTexts()
  const definitions = useDefinitions()
  const [payment, ledger, invoice] = ['finance.payment', 'finance.payment_allocation', 'finance.invoice'].map((kind) => definitions.kind(kind))
  const [making, setMaking] = useState<'payment' | 'invoice'>()
  const of = `contractId = ${quoted(contract.id)}`
  const allocations = useQuery(rowsIfKnown(ledger, { filter: of, orderBy: 'createdAt desc', pageSize: SHOWN }))
  const invoices = useQuery(rowsIfKnown(invoice, { filter: of, orderBy: 'createdAt desc', pageSize: SHOWN }))
  const amount = contract.amount as Money | undefined
  const currency = amount?.currency ?? 'CNY'
  const sum = (exact: Exact) => ({ currency, amount: compare(exact, ZERO) > 0 ? decimal(exact, minorUnits(currency)) : '' })
  const preset = { customerId: contract.customerId, contractId: contract.id }
  const pays = ['SIGNED', 'IN_EFFECT'].includes(String(contract.state)) && payment && actionOf(payment, 'create')
  const invoiced = ['SIGNED', 'IN_EFFECT', 'COMPLETED'].includes(String(contract.state)) && invoice && actionOf(invoice, 'create')
  return (
    <>
      <div className="offer-tools">
        {pays && <Button icon={<BankOutlined aria-hidden />} onClick={() => setMaking('payment')}>{text('recordPayment')}</Button>}
        {invoiced && <Button icon={<FileAddOutlined aria-hidden />} onClick={() => setMaking('invoice')}>{text('requestInvoice')}</Button>}
      </div>
      {ledger && <Table caption={text('allocationsOf')} none={text('noAllocations')} definition={ledger} names={LEDGER} rows={allocations.data?.rows} />}
      {invoice && <Table caption={invoice.pluralLabel} none={text('noInvoices')} definition={invoice} names={INVOICES} rows={invoices.data?.rows} link="number" />}
      {making === 'payment' && payment && <RecordForm definition={payment} preset={preset} proposed={{ amount: sum(difference(contract.amount, contract.received)) }} onClose={() => setMaking(undefined)} />}
      {making === 'invoice' && invoice && <RecordForm definition={invoice} preset={{ contractId: contract.id }} proposed={{ amount: sum(difference(contract.amount, contract.invoiced)) }} onClose={() => setMaking(undefined)} />}
    </>
  )
}

interface TableProps { caption: string; none: string; definition: ExtraProps['definition']; names: string[]; rows?: Row[]; link?: string }

export function Table({ caption, none, definition, names, rows, link }: TableProps) {
  const fields = names.flatMap((name) => fieldOf(definition, name) ?? [])
  if (!rows) return null
  return (
    <div className="scrolls money-table" tabIndex={0} role="region" aria-label={caption}>
      <table className="plain offer-shown offer-cards">
        <caption>{caption}</caption>
        {rows.length > 0 && <thead><tr>{fields.map((field) => <th key={field.name} scope="col" className={field.type === 'money' ? 'digits' : undefined}>{field.label}</th>)}</tr></thead>}
        <tbody>
          {!rows.length && <tr><td className="faint">{none}</td></tr>}
          {rows.map((row) => (
            <tr key={row.id}>
              {fields.map((field) => (
                <td key={field.name} data-label={field.label} className={isUnset(row[field.name]) ? 'unset' : field.type === 'money' ? 'digits' : undefined}>
                  {field.name === link ? <Link to={`${addressOf(definition)}/${row.id}` as string}>{String(row[field.name] ?? '—')}</Link> : field.name === 'state' ? <Tag>{field.options.find((option) => option.value === row.state)?.label}</Tag> : <FieldValue field={field} row={row} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
