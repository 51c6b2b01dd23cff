// Records that belong to the one on the screen: a short list, and a way to add another.
import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Spin } from 'antd'
import { useMemo, useState } from 'react'
import type { Definition, Field } from '../api/client'
import { actionOf, addressOf, fieldOf } from '../api/definitions'
import { quoted, rowsQuery } from '../api/records'
import { newAddress } from '../pages/own-pages'
import { usePreferences } from '../shell/preferences'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'
import { columnsOf } from './columns'
import { RecordForm } from './form'
import { FieldValue } from './value'
import { isUnset } from './value-rules'
import '../offers/offers.css'

const SHOWN = 20
const COLUMNS = 6
/** English words are longer. */
const COLUMNS_IN_ENGLISH = window.innerWidth < 1500 ? 4 : 5

export function Related({ child, field, parentId }: { child: Definition; field: Field; parentId: string }) {
  const text = useTexts()
  const navigate = useNavigate()
  const { language } = usePreferences()
  const [making, setMaking] = useState(false)
  const filter = `${field.name} = ${quoted(parentId)}`
  const fields = useMemo(
    () => columnsOf(child).filter((name) => name !== field.name).slice(0, language === 'en' ? COLUMNS_IN_ENGLISH : COLUMNS).flatMap((name) => fieldOf(child, name) ?? []),
    [child, field, language],
  )
  const ask = { filter, pageSize: SHOWN, readMask: ['id', 'version', 'titles', 'maskedFields', child.titleField, ...fields.map((one) => one.name)] }
  const { data, isPending, error } = useQuery(rowsQuery(child, ask))
  const creatable = !!actionOf(child, 'create') && field.right === 'edit'
  if (isPending) return <Spin />
  if (error) return <Nothing title={error.message} />
  const own = newAddress(child)
  const make = () => (own ? void navigate({ to: own as string, search: { [field.name]: parentId } as never }) : setMaking(true))
  const button = creatable && <Button icon={<PlusOutlined aria-hidden />} onClick={make}>{text('newOf', { record: child.label })}</Button>
  return (
    <>
      {data.rows.length === 0 ? <Nothing title={text('noneYet', { records: child.pluralLabel })}>{button}</Nothing> : (
        <>
          <div className="related-tools">{button}<span className="grow" />{(data.total?.count ?? 0) > SHOWN && <Link to={addressOf(child) as string} search={{ filter } as never}>{text('showAll', { n: data.total!.count })}</Link>}</div>
          <div className="scrolls" tabIndex={0} role="region" aria-label={child.pluralLabel}>
            <table className="plain offer-cards">
              <thead><tr>{fields.map((one) => <th key={one.name} scope="col">{one.label}</th>)}</tr></thead>
              <tbody>
                {data.rows.map((row) => (
                  <tr key={row.id} onClick={() => void navigate({ to: `${addressOf(child)}/${row.id}` as string })} className="clickable">
                    {fields.map((one) => (
                      <td key={one.name} data-label={one.name === child.titleField ? undefined : one.label} className={isUnset(row[one.name]) ? 'unset' : undefined}>
                        {one.name === child.titleField ? <Link to={`${addressOf(child)}/${row.id}` as string} onClick={(event) => event.stopPropagation()}>{isUnset(row[one.name]) ? '—' : <FieldValue field={one} row={row} link={false} />}</Link> : <FieldValue field={one} row={row} />}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {making && <RecordForm definition={child} preset={{ [field.name]: parentId }} onClose={() => setMaking(false)} />}
    </>
  )
}
